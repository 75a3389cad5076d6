import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Mailbox } from "@/components/mailbox/mailbox";
import { BrandMark } from "@/components/shell/brand";
import { ClockProvider } from "@/components/ui/clock";
import { readDemoMails } from "@/server/demo-mailbox";
import { webEnv } from "@/server/env";

export const metadata: Metadata = { title: "Demo mailbox" };

/** Everybody's mail, without a sign-in: only where nobody is real. The settings allow DEMO on loopback alone. */
export default async function DemoMailboxPage() {
  await connection();
  const { DEMO, MAILBOX_DIR } = webEnv();
  if (!DEMO || !MAILBOX_DIR) notFound();
  const { mails, total } = await readDemoMails(MAILBOX_DIR);
  // The demo clinics' people read it wherever they are; UTC would look wrong, so the server's own zone is shown.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <ClockProvider timeZone={timeZone} startedAt={new Date().toISOString()}>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
          <Link href="/panel" className="flex items-center gap-2 rounded text-[15px] font-[650] tracking-tight">
            <BrandMark />
            Isomood
          </Link>
          <span className="rounded-full border border-line-2 px-2.5 py-0.5 text-xs text-ink-2">Demo</span>
        </div>
      </header>
      <main id="main" className="mx-auto max-w-3xl px-4 py-6 sm:px-5">
        <h1 className="mb-1 text-xl font-[650] tracking-tight">Demo mailbox</h1>
        <p className="mb-5 max-w-prose text-ink-2">
          Every mail this demo sends ends here instead of going out: to patients and to staff, readable by anybody on this computer. Outside
          the demo this page does not exist.
        </p>
        <Mailbox mails={mails} total={total} />
      </main>
    </ClockProvider>
  );
}
