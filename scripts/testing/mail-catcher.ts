import { EventEmitter, once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { storeMessage } from "@/scripts/supervisor/demo-mailbox";

/** What the server does to a delivery: accepts it, refuses it for now or for good, or hangs up after it has all of it. */
export type Behaviour = "accept" | "refuse-for-now" | "refuse-for-good" | "hang-up-after-data";

export interface CaughtMail extends Pick<Email, "subject" | "text" | "html" | "messageId"> {
  /** Envelope, not header. */
  to: string[];
  /** As it came over the wire. */
  raw: string;
}

export interface MailCatcher {
  smtpUrl: string;
  /** Everything accepted so far, oldest first. */
  mails: readonly CaughtMail[];
  /** The first accepted mail that fits, now or when it comes. @throws Error after `withinMs` (default 20 s) */
  waitFor: (fits: (mail: CaughtMail) => boolean, withinMs?: number) => Promise<CaughtMail>;
  behave: (behaviour: Behaviour) => void;
  /** Stops listening, as an SMTP server that is down; `up` listens on the same port again. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * A real SMTP server on 127.0.0.1 that keeps what it accepts in memory, and in `folder` as the demo's mailbox page reads it.
 * @param folder where .eml files go; must exist
 */
export async function startMailCatcher(folder: string): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const arrivals = new EventEmitter().setMaxListeners(0);
  let behaviour: Behaviour = "accept";
  let port = 0;

  const make = () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 500,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.once("end", () => {
          if (behaviour === "refuse-for-now") return done(Object.assign(new Error("try later"), { responseCode: 451 }));
          if (behaviour === "refuse-for-good") return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
          const raw = Buffer.concat(chunks);
          const to = session.envelope.rcptTo.map(({ address }) => address);
          keep(raw, to).then(() => (behaviour === "hang-up-after-data" ? hangUp(server) : done()), done);
        });
      },
    });
    server.on("error", () => {});
    return server;
  };
  const keep = async (raw: Buffer, to: string[]) => {
    const { subject, text, html, messageId } = await PostalMime.parse(raw);
    await storeMessage(folder, raw);
    mails.push({ subject, text, html, messageId, to, raw: raw.toString("utf8") });
    arrivals.emit("mail");
  };
  const listen = (server: SMTPServer) =>
    new Promise<void>((resolve, reject) => {
      server.server.once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve());
    });
  const close = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));

  let server = make();
  await listen(server);
  port = (server.server.address() as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    waitFor: async (fits, withinMs = 20_000) => {
      const signal = AbortSignal.timeout(withinMs);
      for (;;) {
        const found = mails.find(fits);
        if (found !== undefined) return found;
        await once(arrivals, "mail", { signal }).catch(() => {
          throw new Error(`no such mail within ${withinMs} ms; ${mails.length} others came`);
        });
      }
    },
    behave: (next) => {
      behaviour = next;
    },
    down: () => close(server),
    up: async () => {
      server = make();
      await listen(server);
    },
    stop: () => close(server),
  };
}

/** Every open connection ends without the answer the client waits for: it cannot know whether its mail was taken. */
function hangUp(server: SMTPServer): void {
  for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy: () => void } }> }).connections)
    connection._socket.destroy();
}
