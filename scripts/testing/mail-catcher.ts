import type { Email } from "postal-mime";
import { storeMessage } from "@/scripts/supervisor/demo-mailbox";
import { startSmtpCatcher } from "./smtp";

export interface CaughtMail extends Pick<Email, "subject" | "text" | "html" | "messageId"> {
  /** Envelope, not header. */
  to: readonly string[];
  /** As it came over the wire. */
  raw: string;
}

export interface MailCatcher {
  smtpUrl: string;
  /** Everything accepted so far, oldest first. */
  readonly mails: readonly CaughtMail[];
  /** The first accepted mail that fits, now or when it comes. @throws Error after `withinMs` (default 20 s) */
  waitFor: (fits: (mail: CaughtMail) => boolean, withinMs?: number) => Promise<CaughtMail>;
  /** Stops listening, as an SMTP server that is down; `up` listens on the same port again. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * The mail server of a whole app under test: a real one on 127.0.0.1 that keeps what it accepts, and puts it into `folder` as the demo's
 * mailbox page reads it.
 * @param folder where .eml files go; must exist
 */
export async function startMailCatcher(folder: string): Promise<MailCatcher> {
  const smtp = await startSmtpCatcher((message) => storeMessage(folder, message));
  const mails = () =>
    smtp.mails.map(({ to, raw, email: { subject, text, html, messageId } }) => ({ subject, text, html, messageId, to, raw }));
  return {
    smtpUrl: smtp.url,
    get mails() {
      return mails();
    },
    waitFor: async (fits, withinMs = 20_000) => {
      const late = new Promise<"late">((resolve) => setTimeout(resolve, withinMs, "late").unref());
      for (;;) {
        const found = mails().find(fits);
        if (found !== undefined) return found;
        const next = smtp.received(smtp.mails.length + 1);
        if ((await Promise.race([next, late])) === "late") {
          throw new Error(`no such mail within ${withinMs} ms; ${smtp.mails.length} others came`);
        }
      }
    },
    down: smtp.down,
    up: smtp.up,
    stop: smtp.stop,
  };
}
