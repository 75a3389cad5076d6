import { randomBytes } from "node:crypto";
import { chmod, mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { writeFileAtomically } from "@/scripts/supervisor/write-file-atomically";

export interface DemoMailbox {
  smtpUrl: string;
  stop: () => Promise<void>;
}

const MAX_BYTES = 1024 * 1024;

/**
 * The demo's SMTP server, on 127.0.0.1 and a free port: the worker delivers over SMTP there as it does anywhere else. Each message is one
 * file `<time>-<id>.eml` in `folder`; it is accepted only once it is on disk, and a reader of the folder never sees half of one.
 */
export async function startDemoMailbox(folder: string): Promise<DemoMailbox> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MAX_BYTES,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("error", (error) => done(error));
      stream.once("end", () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error("message too large"), { responseCode: 552 }));
        storeMessage(folder, Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  // A client that hangs up is no event here; without a listener it would end the process.
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return { smtpUrl: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** One file a message, in one step; names sort by time of arrival. */
export async function storeMessage(folder: string, message: Buffer): Promise<void> {
  const time = new Date().toISOString().replace(/[-:.]/g, "");
  await writeFileAtomically(join(folder, `${time}-${randomBytes(6).toString("hex")}.eml`), message, 0o600);
}
