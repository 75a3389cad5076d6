import { v7 as uuidv7 } from "uuid";
import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { CODE_VERSION } from "@/clinical/policy";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { loadCourseRecord } from "@/db/queries/course-records";
import * as drafts from "@/db/queries/drafts";
import { readRaised } from "@/db/queries/raised-flags";
import { alertOwed } from "@/server/alert-owed";
import { draftFindings, raisedByDrafts } from "@/server/draft-answers";
import { draftFlagWrites } from "@/server/draft-flag-writes";
import { isUntold } from "@/server/join-draft-flags";
import { errorFields, log } from "@/server/log";
import { forgetOldDrafts } from "./forget-old-drafts";

/** How many alarms are looked for at a time. */
const ALARMS_AT_ONCE = 100;

/**
 * Raises what was answered to item 9 or the ASQ, and left unsent for half an hour: `item-9`, or `item-9-retracted` where the answer was
 * changed back and the form left. For the worker, each round; once a day it also forgets what was saved for check-ins long over.
 * @returns how many check-ins were told of
 */
export async function raiseLeftDrafts(db: Database, now: Date): Promise<number> {
  const count = await raiseDueAlarms(db, now);
  await forgetOldDrafts(db, now);
  return count;
}

/** The same, and nothing forgotten. A transaction a check-in, and all that are due in one go, so that one's trouble is not another's. */
export async function raiseDueAlarms(db: Database, now: Date): Promise<number> {
  let count = 0;
  let due: drafts.DueAlarm[];
  let after: drafts.DueAlarm | null = null;
  do {
    due = await drafts.dueAlarms(db, now, { limit: ALARMS_AT_ONCE, after });
    for (const { clinicId, checkInId } of due) {
      try {
        if (await withClinic(db, clinicId, (tx) => raise(tx, checkInId, now))) count += 1;
      } catch (error) {
        log("error", "left-draft-failed", { clinicId, ...errorFields(error) });
      }
    }
    after = due.at(-1) ?? null;
  } while (due.length === ALARMS_AT_ONCE);
  return count;
}

async function raise(tx: ClinicTx, checkInId: string, now: Date): Promise<boolean> {
  const [record, alarm, codes, before] = await Promise.all([
    loadCourseRecord(tx, { checkInId }, { lock: true }),
    drafts.readDueAlarm(tx, checkInId),
    drafts.readDraftCodes(tx, checkInId),
    readRaised(tx, checkInId),
  ]);
  // Another worker was first, or it was sent meanwhile.
  if (!record || !alarm) return false;
  const instrument = depressionInstrumentFor(record.about.dateOfBirth, record.about.startsOn);
  const [gravest] = alarm.state === "submitted" ? [] : draftFindings(record, codes, instrument, now);
  const settled = drafts.settleAlarm({ checkInId, at: now });
  if (gravest === undefined || !isUntold(gravest, raisedByDrafts(before))) {
    await sendTogether(tx, [settled]);
    return false;
  }
  const alert = alertOwed([gravest], before.alerts, now, record.about);
  const flags = [{ ...gravest, id: uuidv7() }];
  const unsent = { checkInId, at: now, by: "system", flags, joins: [], alert, codeVersion: CODE_VERSION } as const;
  await sendTogether(tx, [settled, ...draftFlagWrites(tx, record, unsent)]);
  return true;
}
