import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { type Said, smtpLines } from "./smtp-lines";

/**
 * What befalls mail on its way: `pass` · `refuse` the connection · `busy` (421 as the greeting) · `later` (451 for the recipient) ·
 * `hang` (takes the line and says nothing) · `drop` (the server accepts, and the line is cut before its answer) · `slow` (every answer waits).
 */
export type Weather = "pass" | "refuse" | "busy" | "later" | "hang" | "drop" | "slow";

/** One moment of one session that somebody may hold up: the recipient named, or the server's answer to the whole message. */
export type Moment = { readonly at: "recipient" | "answer"; readonly recipient: string; readonly session: Session };
export type Session = {
  /** Says this to the client in the server's place. */
  answer(line: string): void;
};

export type SmtpProxy = {
  readonly url: string;
  become(weather: Weather): Promise<void>;
  stop(): Promise<void>;
};

/** Between two answers: eight of them stay below every timeout of the worker's, and take longer than most faults. */
const SLOW_MS = 1_000;

/**
 * A line between one worker and the mail server on which something can go wrong.
 * @param hold asked at each moment whether the session may go on; a promise holds it up, and `false` keeps it from the server
 */
export async function startSmtpProxy(target: { port: number }, hold: (moment: Moment) => Promise<boolean> | undefined): Promise<SmtpProxy> {
  const lines = new Set<Socket>();
  let weather: Weather = "pass";
  let server = listener();
  const port = await listen(server, 0);

  function listener(): Server {
    const made = createServer((client) => {
      lines.add(client);
      client.on("error", () => {});
      client.once("close", () => lines.delete(client));
      if (weather === "hang") return client.resume();
      if (weather === "busy") return client.end("421 4.3.2 closing the channel\r\n");
      relay(client, dial(target.port, "127.0.0.1"), { weather: () => weather, hold });
    });
    made.on("error", () => {});
    return made;
  }
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const line of lines) line.destroy();
    await closed;
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async become(next) {
      const was = weather;
      weather = next;
      if (next === "refuse" && was !== "refuse") await close();
      if (next !== "refuse" && was === "refuse") {
        server = listener();
        await listen(server, port);
      }
    },
    stop: close,
  };
}

type Rules = { weather: () => Weather; hold: (moment: Moment) => Promise<boolean> | undefined };

function relay(client: Socket, server: Socket, { weather, hold }: Rules): void {
  for (const socket of [client, server]) socket.setEncoding("latin1").setNoDelay(true);
  const said = smtpLines();
  const session: Session = {
    answer: (line) => void client.write(`${line}\r\n`, "latin1"),
  };
  let recipient = "";
  /** What the next answer of the server's is an answer to. */
  let asked: "command" | "data" | "message" = "command";

  const toServer = async (one: Said) => {
    if (one.kind === "message") {
      asked = "message";
      server.write(one.text, "latin1");
      return;
    }
    if (/^RCPT TO:/i.test(one.line)) {
      recipient = /<([^>]*)>/.exec(one.line)?.[1] ?? "";
      const held = hold({ at: "recipient", recipient, session });
      if (held === undefined && weather() === "later") return session.answer("451 4.7.1 try again later");
      if (held !== undefined && !(await held)) return;
    }
    asked = /^DATA\r\n/i.test(one.line) ? "data" : "command";
    server.write(one.line, "latin1");
  };
  const toClient = async (given: string) => {
    const answered = asked;
    // One command, one answer: without this the client says several at once, and nobody knows which of them an answer is to.
    const text = given.replace(/^250-PIPELINING\r\n/m, "");
    if (answered === "data" && text.startsWith("354")) said.begin();
    if (answered === "message") {
      const held = hold({ at: "answer", recipient, session });
      if (held === undefined && weather() === "drop" && text.startsWith("250")) return client.destroy();
      if (held !== undefined && !(await held)) return;
    }
    if (weather() === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    client.write(text, "latin1");
  };
  client.on("data", (chunk: string) => {
    for (const one of said.push(chunk)) void toServer(one);
  });
  server.on("data", (text: string) => void toClient(text));
  server.on("error", () => client.destroy());
  client.once("close", () => server.destroy());
  server.once("close", () => client.destroySoon());
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
