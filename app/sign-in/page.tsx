import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PlainPage } from "@/components/shell/plain-page";
import { DemoSignIns } from "@/components/sign-in/demo-sign-ins";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { DEMO_SIGN_INS } from "@/contracts/demo";
import { webEnv } from "@/server/env";
import { homeOf, safePath } from "@/server/landing";
import { currentStaff } from "@/server/session";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked } = await searchParams;
  const next = safePath(typeof asked === "string" ? asked : null);
  const actor = await currentStaff();
  if (actor) redirect(next ?? homeOf(actor.role));
  return (
    <PlainPage title="Sign in">
      {webEnv().DEMO && (
        <>
          <DemoSignIns people={DEMO_SIGN_INS} next={next} />
          <hr className="border-line" />
        </>
      )}
      <SignInForm next={next} />
      <p className="text-sm text-ink-3">For clinic staff. If a clinic sent you a mood check, open the link in its message instead.</p>
    </PlainPage>
  );
}
