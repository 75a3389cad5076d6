import { createHash, timingSafeEqual } from "node:crypto";

/** True where a request carries this token as its bearer. Hashes are compared, so that the time says nothing of what is right or how long it is. */
export function bears(request: Request, token: string): boolean {
  const sent = /^Bearer ([^\s]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return timingSafeEqual(digestOf(sent), digestOf(token));
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
