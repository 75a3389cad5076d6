import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/**
 * How the server treats what comes: `accept` · `refuse` the recipient for good (550) · `refuse-message` (554 after the text) · `busy` (421 as
 * the greeting) · `later` (451 for the recipient) · `hang` (says nothing at all, not even a greeting) · `drop` (takes the whole message,
 * then cuts the line without an answer).
 */
export type SmtpMood = "accept" | "refuse" | "refuse-message" | "busy" | "later" | "hang" | "drop";

/** A message as it came: its envelope, its source and its parts. `answered` is false where the line was cut after the text. */
export type CaughtMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly email: Email;
  readonly answered: boolean;
};

export type SmtpCatcher = {
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** Changes how it treats what comes from now on; what hangs goes on hanging. Per recipient where `recipient` is given. */
  behave(mood: SmtpMood, recipient?: string): void;
  /** Resolves when so many connections have come since the start. */
  connections(count: number): Promise<void>;
  /** Resolves when so many messages are there, answered or not. */
  received(count: number): Promise<readonly CaughtMail[]>;
  /** Stops listening and cuts every line: from now on connections are refused. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
  stop(): Promise<void>;
};

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/**
 * A real SMTP server on 127.0.0.1 and a free port that keeps what it is given, and misbehaves when told to.
 * @param store where else each message goes before it is accepted
 */
export async function startSmtpCatcher(store: (message: Buffer) => Promise<void> = async () => {}): Promise<SmtpCatcher> {
  const mails: CaughtMail[] = [];
  const byRecipient = new Map<string, SmtpMood>();
  let general: SmtpMood = "accept";
  let came = 0;
  let changed: (() => void)[] = [];
  const change = () => {
    const waiting = changed;
    changed = [];
    for (const wake of waiting) wake();
  };
  const moodFor = (session: SMTPServerSession) => {
    const [recipient] = session.envelope.rcptTo;
    return (recipient && byRecipient.get(recipient.address)) ?? general;
  };

  const create = () => {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, done) => {
        came += 1;
        change();
        if (general === "busy") return done(refusal(421, "closing the channel"));
        if (general !== "hang") done();
      },
      onRcptTo: (address, _session, done) => {
        // Quotes the address, as real servers do: nothing of it may reach a log.
        const mood = byRecipient.get(address.address) ?? general;
        if (mood === "refuse") return done(refusal(550, `<${address.address}>: no such mailbox`));
        if (mood === "later") return done(refusal(451, `<${address.address}>: greylisted`));
        done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.once("end", async () => {
          const mood = moodFor(session);
          if (mood === "refuse-message") return done(refusal(554, "refused by policy"));
          const message = Buffer.concat(chunks);
          const raw = message.toString("utf8");
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
          await store(message);
          mails.push({ from, to, raw, email: await PostalMime.parse(raw), answered: mood !== "drop" });
          change();
          if (mood === "drop") cut(made, session.id);
          else done();
        });
      },
    });
    made.on("error", () => {});
    return made;
  };
  let server = create();
  const port = await listen(server, 0);
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => changed.push(resolve));
  };
  const down = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cut(server);
    await closed;
  };

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (mood, recipient) => {
      if (recipient) byRecipient.set(recipient, mood);
      else general = mood;
    },
    connections: (count) => until(() => came >= count),
    received: async (count) => {
      await until(() => mails.length >= count);
      return mails;
    },
    down,
    up: async () => {
      server = create();
      await listen(server, port);
    },
    stop: down,
  };
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.server.address() as AddressInfo).port));
  });
}

/** Cuts lines without a word: one session's, or all. The socket is the server's own, which its types do not show. */
function cut(server: SMTPServer, sessionId?: string): void {
  for (const connection of server.connections as Iterable<unknown>) {
    const { id, _socket } = connection as { id: string; _socket: { destroy(): void } };
    if (sessionId === undefined || id === sessionId) _socket.destroy();
  }
}
