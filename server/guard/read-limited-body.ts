import type { IncomingMessage } from "node:http";

/** How much of a refused body is still taken, so that the client gets to read the answer before the connection closes. */
const MAX_DISCARDED_BYTES = 8 * 1024 * 1024;

/** The whole body, or what was wrong with it: more than `max` bytes whatever it declared, or broken off. */
export function readLimitedBody(request: IncomingMessage, max: number): Promise<Buffer | "too-large" | "broken-off"> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const take = (part: Buffer) => {
      size += part.length;
      if (size <= max) return void parts.push(part);
      request.off("data", take);
      resolve("too-large");
    };
    request.on("data", take);
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.once("error", () => resolve("broken-off"));
    request.once("close", () => resolve("broken-off"));
  });
}

/** Reads and forgets what is still coming, up to a limit; then the connection goes. */
export function discardBody(request: IncomingMessage): void {
  let size = 0;
  request.on("error", () => {});
  request.on("data", (part: Buffer) => {
    size += part.length;
    if (size > MAX_DISCARDED_BYTES) request.destroy();
  });
}
