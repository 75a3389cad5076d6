import { v7 as uuidv7 } from "uuid";
import { CODE_VERSION } from "@/clinical/policy";
import { isStaffedAt, opensAfter, promisedBy } from "@/clinical/promised-time";
import { ASKED_TO_CALL } from "@/clinical/report-rules";
import { ruleOf } from "@/clinical/rules";
import { type ClinicTx, type Database, enterClinic, sendTogether, withClinic, withLookup } from "@/db/client";
import { findCheckInByTokenHash, loadCheckInGeneration } from "@/db/queries/check-ins";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { helpRequestWrite } from "@/db/queries/help-requests";
import { readRaised } from "@/db/queries/raised-flags";
import type { CheckInActor } from "@/server/actor";
import { hashOf } from "@/server/check-in-token";
import { draftFlagWrites } from "@/server/draft-flag-writes";
import { isWaiting } from "@/server/join-draft-flags";

type How = { readonly privateNumber?: string | undefined; readonly mayLeaveMessage?: "yes" | "no" | undefined };
/**
 * `again`: the clinic had been told already, and nobody has it in hand. `opensAt`: from when somebody is next there. Times are told in the
 * patient's `timeZone`.
 */
export type AskForCallResult =
  | { ok: true; seenBy: Date; opensAt: Date; staffedNow: boolean; timeZone: string; again: boolean }
  | { ok: false; code: "not-found" };

/**
 * "Ask the clinic to call me": from a page of a check-in or from its link, whatever has become of it, sent or not. Raises
 * `help-requested` with an alert at any hour, whatever else the check-in has raised. Asked again while nobody has that flag in hand it stands
 * on the flag, and calls nobody twice; once somebody has, it is news.
 * @returns by when somebody will have seen it, as the clinic's staffed hours say
 */
export function askForCall(db: Database, who: CheckInActor | { readonly token: string }, how: How, now: Date): Promise<AskForCallResult> {
  if (!("token" in who)) {
    return withClinic(db, who.clinicId, async (tx) =>
      (await loadCheckInGeneration(tx, who.checkInId)) === who.generation
        ? ask(tx, who.checkInId, how, now)
        : { ok: false, code: "not-found" },
    );
  }
  return withLookup(db, hashOf(who.token), async (tx) => {
    const found = await findCheckInByTokenHash(tx, hashOf(who.token));
    return found ? ask(await enterClinic(tx, found.clinicId), found.id, how, now) : { ok: false, code: "not-found" };
  });
}

async function ask(tx: ClinicTx, checkInId: string, how: How, now: Date): Promise<AskForCallResult> {
  const [record, before] = await Promise.all([loadCourseRecord(tx, { checkInId }, { lock: true }), readRaised(tx, checkInId)]);
  if (!record) return { ok: false, code: "not-found" };
  const open = before.flags.findLast((flag) => flag.rule === "help-requested" && isWaiting(flag));
  const urgency = ruleOf("help-requested").urgency;
  const flag = { id: uuidv7(), rule: "help-requested", urgency, numbers: {}, explanation: ASKED_TO_CALL, items: [] } as const;
  await sendTogether(tx, [
    helpRequestWrite(tx, {
      ...{ id: uuidv7(), checkInId, courseId: record.about.courseId, askedAt: now },
      privateNumber: how.privateNumber ?? null,
      mayLeaveMessage: how.mayLeaveMessage === undefined ? null : how.mayLeaveMessage === "yes",
    }),
    ...draftFlagWrites(tx, record, {
      checkInId,
      at: now,
      by: "patient",
      action: "check-in.help-requested",
      flags: open ? [] : [{ ...flag, items: [] }],
      joins: open ? [{ flagId: open.id, meaning: "Asked again for a call." }] : [],
      alert: open ? null : { id: uuidv7(), urgency, dueAt: now },
      codeVersion: CODE_VERSION,
    }),
  ]);
  return { ok: true, ...promiseSince(record, open?.raisedAt ?? now, now), timeZone: record.about.timeZone, again: open !== undefined };
}

/** What was promised when it was first asked for holds, unless that time has passed. */
function promiseSince({ about: { clinicTimeZone: timeZone, staffedHours } }: CourseRecord, since: Date, now: Date) {
  const staffing = { timeZone, staffedHours };
  const first = promisedBy("now", since, staffing);
  const seenBy = first > now ? first : promisedBy("now", now, staffing);
  return { seenBy, opensAt: opensAfter(now, staffing), staffedNow: isStaffedAt(now, staffing) };
}
