import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const BYTES = 16;
const pool = new Uint8Array(BYTES * 256);
let used = pool.length;
let [moment, place] = [0, 0];

/**
 * A new id that grows with time (UUID v7), within a millisecond, too: rows of one moment are read back in the order in which they were made. Its
 * random bytes are fetched for many at once: an import makes a hundred thousand.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  const random = pool.subarray(used - BYTES, used);
  const now = Date.now();
  if (now > moment) {
    moment = now;
    // As uuid does without options: a random place to count on from, with room for 2^31 ids in the millisecond.
    place = (((random[6] ?? 0) & 0x7f) << 24) | ((random[7] ?? 0) << 16) | ((random[8] ?? 0) << 8) | (random[9] ?? 0);
  } else {
    place = (place + 1) | 0;
  }
  return v7({ random, msecs: moment, seq: place });
}
