import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const BYTES = 16;
const pool = new Uint8Array(BYTES * 256);
let used = pool.length;

/** A new id that grows with time (UUID v7). Its random bytes are fetched for many at once: an import makes a hundred thousand. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return v7({ random: pool.subarray(used - BYTES, used) });
}
