import { createHash } from "node:crypto";
import type { Database } from "@/db/client";
import { countTry, forgetTries } from "@/db/queries/rate-limits";

export type Limit = { readonly purpose: string; readonly max: number; readonly windowMs: number };

const QUARTER_HOUR_MS = 15 * 60_000;
/** NIST SP 800-63B allows 100 failures in a row; ten in a quarter of an hour is enough for anybody who knows their password. */
export const SIGN_IN_PER_ACCOUNT: Limit = { purpose: "sign-in account", max: 10, windowMs: QUARTER_HOUR_MS };
/** Higher, because a clinic's people share one address. */
export const SIGN_IN_PER_ADDRESS: Limit = { purpose: "sign-in address", max: 60, windowMs: QUARTER_HOUR_MS };
/** Accepting costs a password hash. */
export const ACCEPTANCE_PER_ADDRESS: Limit = { purpose: "acceptance address", max: 30, windowMs: QUARTER_HOUR_MS };
/** Pressing Start costs a look-up; a patient with two phones and a bad connection presses it a few times. */
export const START_PER_LINK: Limit = { purpose: "check-in start", max: 60, windowMs: QUARTER_HOUR_MS };
/** A check-in has fewer than sixty fields; written words are saved while they are written. */
export const DRAFTS_PER_CHECK_IN: Limit = { purpose: "check-in draft", max: 900, windowMs: QUARTER_HOUR_MS };
/** Pressed again while the clinic has been asked it only says so. */
export const HELP_PER_LINK: Limit = { purpose: "check-in help", max: 30, windowMs: QUARTER_HOUR_MS };
/** Each may send a mail. */
export const FRESH_LINK_PER_LINK: Limit = { purpose: "check-in fresh link", max: 5, windowMs: QUARTER_HOUR_MS };

/** Enough to find out what is wrong with a mail server; nobody is to be flooded by a colleague. */
export const TEST_MAILS_BY_PERSON: Limit = { purpose: "test mail asked", max: 6, windowMs: QUARTER_HOUR_MS };
export const TEST_MAILS_TO_PERSON: Limit = { purpose: "test mail got", max: 6, windowMs: QUARTER_HOUR_MS };

/** Counts a try by `who` and says whether it is within the limit. Throws when the store is away: the caller decides what that means. */
export async function within(db: Database, { purpose, max, windowMs }: Limit, who: string, now: Date): Promise<boolean> {
  const { count } = await countTry(db, keyOf(purpose, who), { windowMs, now });
  return count <= max;
}

/** Gives `who` their tries back. */
export async function reset(db: Database, { purpose }: Limit, who: string): Promise<void> {
  await forgetTries(db, keyOf(purpose, who));
}

function keyOf(purpose: string, who: string): string {
  return createHash("sha256").update(`limit\n${purpose}\n${who}`).digest("hex");
}
