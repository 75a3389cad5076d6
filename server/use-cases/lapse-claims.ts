import { v7 as uuidv7 } from "uuid";
import { LADDER_URGENCIES } from "@/clinical/alert-ladder";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type DueLapse, dueLapses, forgetLapses, type LapsingClaim, lapsingWith } from "@/db/queries/claim-lapses";
import { releaseClaims } from "@/db/queries/flag-claims";
import { appendFlagEvent } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { errorFields, log } from "@/server/log";
import { oweAgain } from "@/server/owe-what-waits";
import { statusAfter } from "@/server/status-write";

/** How many claims are looked for at a time. */
const LAPSES_AT_ONCE = 100;

/**
 * Ends every claim without a contact whose time is over: nobody has the flag any more, and its alert goes out again. A transaction a check-in,
 * so that one's trouble is not another's and one alert comes back for all that lapsed with it.
 * @returns how many claims lapsed
 */
export async function lapseClaims(db: Database, now: Date): Promise<number> {
  let count = 0;
  let due: DueLapse[];
  let after: DueLapse | null = null;
  do {
    due = await dueLapses(db, now, { limit: LAPSES_AT_ONCE, after });
    for (const { clinicId, flagId } of due) {
      try {
        count += await withClinic(db, clinicId, (tx) => lapse(tx, flagId, now));
      } catch (error) {
        log("error", "claim-lapse-failed", { clinicId, ...errorFields(error) });
      }
    }
    after = due.at(-1) ?? null;
  } while (due.length === LAPSES_AT_ONCE);
  return count;
}

async function lapse(tx: ClinicTx, flagId: string, now: Date): Promise<number> {
  await flags.lockCourseOfFlag(tx, flagId);
  // After the lock: a contact, a closing or another sweep may have been first.
  const lapsing = await lapsingWith(tx, flagId, now);
  const flag = lapsing.length > 0 ? await flags.findFlag(tx, flagId) : null;
  if (!flag) return 0;
  const ids = lapsing.map((claim) => claim.flagId);
  const released = await releaseClaims(tx, ids, now);
  const lapsed = lapsing.filter((claim) => released.includes(claim.flagId));
  await sendTogether(tx, [
    forgetLapses(tx, ids),
    ...lapsed.map((claim) =>
      appendFlagEvent(tx, { id: uuidv7(), flagId: claim.flagId, kind: "lapse", staffId: null, at: now, meaning: meaningOf(claim) }),
    ),
  ]);
  if (lapsed.length === 0) return 0;
  const { courseId, patientId, checkInId } = flag;
  const { record, status } = await statusAfter(tx, courseId);
  const urgency = LADDER_URGENCIES.find((one) => lapsed.some((claim) => claim.urgency === one));
  if (checkInId !== null && urgency) await oweAgain(tx, record, { checkInId, urgency, at: now });
  await sendTogether(tx, [
    ...status,
    notifyOutbox(),
    notifyScreens({ kind: "course", courseId, patientId }),
    ...lapsed.map((claim) =>
      auditInsert(tx, {
        at: now,
        actorKind: "system",
        actorId: null,
        action: "flag.claim-lapsed",
        subjectKind: "flag",
        subjectId: claim.flagId,
        detail: { urgency: claim.urgency },
      }),
    ),
  ]);
  return lapsed.length;
}

function meaningOf({ claimedByName }: LapsingClaim): string {
  return `${claimedByName === null ? "The claim" : `The claim of ${claimedByName}`} lapsed: no contact was recorded in time`;
}
