import nodemailer from "nodemailer";
import { LEASE_SECONDS } from "@/db/queries/delivery-leases";
import type { Attempt } from "@/db/queries/delivery-outcomes";
import type { Mail } from "@/server/mails/mail";

export type Envelope = { readonly deliveryId: string; readonly to: string; readonly fromName: string };
/** What came of one try; `code` is nodemailer's name for what went wrong, for the log. */
export type SendResult = Attempt & { readonly code: string | null };
export type Sender = (mail: Mail, envelope: Envelope) => Promise<SendResult>;

const CONNECTION_MS = 8_000;
const GREETING_MS = 8_000;
const SOCKET_MS = 15_000;
/** A server may keep each of these and still take minutes in all: the whole try ends while the lease is ours. */
const WHOLE_MS = (LEASE_SECONDS - 5) * 1000;

/**
 * Sends by SMTP, one connection a mail, and tells what happened as a value. The Message-ID is the delivery's id: a second sending of
 * the same delivery, after a crash between the server's answer and our stamp, is the same message.
 */
export function smtpSender({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): Sender {
  const { username, protocol, hostname } = new URL(smtpUrl);
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECTION_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SOCKET_MS,
    // A password must not cross a network in the clear.
    requireTLS: protocol === "smtp:" && username !== "" && !["127.0.0.1", "localhost", "[::1]"].includes(hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
  return async ({ unsubscribe, ...mail }, { deliveryId, to, fromName }) => {
    try {
      await transport.sendMail({
        ...mail,
        messageId: `<${deliveryId}@${domain}>`,
        from: { name: fromName, address: mailFrom },
        to: { name: "", address: to },
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", ...unsubscribeHeaders(unsubscribe) },
        signal: AbortSignal.timeout(WHOLE_MS),
      });
      return { outcome: "accepted", smtpCode: null, code: null };
    } catch (error) {
      return resultOf(error);
    }
  };
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
