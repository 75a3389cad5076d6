import nodemailer from "nodemailer";
import type { Attempt } from "@/db/queries/delivery-outcomes";
import { isLoopback } from "@/server/env";
import type { Mail } from "@/server/mails/mail";

export type Envelope = {
  readonly deliveryId: string;
  readonly to: string;
  readonly fromName: string;
  /** How long the try may take, milliseconds: what is left of the lease. */
  readonly withinMs: number;
};
/** What came of one try; `code` is nodemailer's name for what went wrong, for the log. */
export type SendResult = Attempt & { readonly code: string | null };
export type Sender = (mail: Mail, envelope: Envelope) => Promise<SendResult>;

const CONNECTION_MS = 8_000;
const GREETING_MS = 8_000;
const SOCKET_MS = 15_000;

/** The operator's mail server. */
export type MailServer = {
  /** One try at one mail. */
  readonly send: Sender;
  /** Whether it takes a connection, and lets us in, now; no mail is sent. */
  readonly reaches: () => Promise<boolean>;
};
/** `bounces`: where other servers send what they cannot deliver (default: the sender's address). */
export type MailServerSettings = { readonly smtpUrl: string; readonly mailFrom: string; readonly bounces?: string | undefined };

/**
 * Sends by SMTP, one connection a mail, and tells what happened as a value. The Message-ID is the delivery's id: a second sending of
 * the same delivery, after a crash between the server's answer and our stamp, is the same message. A server may keep each timeout and still
 * take minutes in all, so the whole try ends with `withinMs`.
 */
export function mailServer({ smtpUrl, mailFrom, bounces = mailFrom }: MailServerSettings): MailServer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECTION_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SOCKET_MS,
    requireTLS: mustEncrypt(smtpUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
  const reaches = () =>
    transport.verify().then(
      () => true,
      () => false,
    );
  const send: Sender = async ({ unsubscribe, ...mail }, { deliveryId, to, fromName, withinMs }) => {
    try {
      await transport.sendMail({
        ...mail,
        messageId: `<${deliveryId}@${domain}>`,
        from: { name: fromName, address: mailFrom },
        to: { name: "", address: to },
        envelope: { from: bounces, to },
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", ...unsubscribeHeaders(unsubscribe) },
        signal: AbortSignal.timeout(withinMs),
      });
      return { outcome: "accepted", smtpCode: null, code: null };
    } catch (error) {
      return resultOf(error);
    }
  };
  return { send, reaches };
}

/** Mails hold links that open a patient's check-in: they cross no network in the clear, unless the address says that they may. */
function mustEncrypt(smtpUrl: string): boolean {
  const { protocol, hostname, searchParams } = new URL(smtpUrl);
  return protocol === "smtp:" && !isLoopback(hostname) && searchParams.get("ignoreTLS") !== "true";
}

/** A mail program's own button (RFC 8058): whoever cannot find our link must not have to call our mails spam. */
function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  return url ? { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
}

/** The server's "never" to this recipient or message is final; any other answer, and silence, is about the moment or about our settings. */
function resultOf(error: unknown): SendResult {
  const { code = null, responseCode = null, command = null } = error as { code?: string; responseCode?: number; command?: string };
  if (responseCode === null) {
    // Refused before it was sent: the address is none.
    return { outcome: code === "EENVELOPE" ? "refused" : "unreachable", smtpCode: null, code };
  }
  const isFinal = responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
  return { outcome: isFinal ? "refused" : "deferred", smtpCode: responseCode, code };
}
