"use client";

import { Time } from "@/components/ui/time";
import { MailText } from "./mail-text";

type Mail = {
  id: string;
  from: string;
  to: string;
  subject: string;
  at: string | null;
  text: string;
  headers: { id: string; key: string; value: string }[];
};

/** The demo's mails as their recipients would read them, newest first. */
export function Mailbox({ mails, total }: { mails: readonly Mail[]; total: number }) {
  if (mails.length === 0) {
    return (
      <p className="rounded-card border border-line bg-surface p-6 text-ink-2 shadow-raised">
        No mail yet. Enrol a patient with an e-mail address, or answer a check-in so that a flag is raised; then reload this page.
      </p>
    );
  }
  return (
    <>
      <ol className="grid gap-3">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailCard mail={mail} />
          </li>
        ))}
      </ol>
      {total > mails.length && (
        <p className="mt-3 text-sm text-ink-3">
          The newest {mails.length} of {total}.
        </p>
      )}
    </>
  );
}

function MailCard({ mail: { subject, from, to, at, text, headers } }: { mail: Mail }) {
  return (
    <article className="grid min-w-0 gap-3 rounded-card border border-line bg-surface p-5 wrap-anywhere shadow-raised">
      <header className="grid gap-0.5">
        <h2 className="font-semibold">{subject}</h2>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-3">
          <span>To {to}</span>
          <span>From {from}</span>
          {at && <Time value={at} withClock />}
        </p>
      </header>
      <MailText text={text} />
      <details className="text-sm">
        <summary className="w-fit rounded text-ink-3 hover:text-ink">All headers</summary>
        <dl className="mt-2 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_1fr]">
          {headers.map(({ id, key, value }) => (
            <div key={id} className="contents">
              <dt className="text-ink-3">{key}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}
