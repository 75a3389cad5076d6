import { localDateOf } from "@/clinical/plain-date";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { reachableStaff } from "@/db/queries/alert-recipients";
import {
  addToDigest,
  clinicsWithDueTiers,
  type DueTier,
  insertAlertDeliveries,
  lockDispatch,
  markDispatched,
  takeDueTiers,
} from "@/db/queries/alert-tiers";
import { clinicTimeZone } from "@/db/queries/clinic-time-zone";
import { notifyScreens } from "@/db/queries/notifications";
import { errorFields, log } from "@/server/log";

/**
 * Turns every tier whose time has come into what it owes: one delivery a recipient, or nothing where a clinician has claimed. One
 * transaction a clinic, so that one clinic's trouble is not another's.
 * @returns how many tiers were dealt with
 */
export async function dispatchDueTiers(db: Database, now: Date): Promise<number> {
  let count = 0;
  for (const clinicId of await clinicsWithDueTiers(db, now)) {
    try {
      count += await withClinic(db, clinicId, (tx) => dispatchClinic(tx, clinicId, now));
    } catch (error) {
      log("error", "dispatch-failed", { clinicId, ...errorFields(error) });
    }
  }
  return count;
}

async function dispatchClinic(tx: ClinicTx, clinicId: string, now: Date): Promise<number> {
  if (!(await lockDispatch(tx))) return 0;
  const due = await takeDueTiers(tx, now);
  const reachable = await reachableStaff(tx);
  const owed = due.flatMap((tier) => {
    const staffId = tier.owed ? recipientOf(tier, reachable) : undefined;
    return staffId ? [{ ...tier, staffId }] : [];
  });
  // Where nobody at all can be told the tier stays due: it goes to the first person who joins.
  const done = due.filter((tier) => !tier.owed || owed.some(({ alertId }) => alertId === tier.alertId));
  if (done.length < due.length) log("error", "alert-without-recipient", { clinicId, count: due.length - done.length });
  await insertAlertDeliveries(tx, owed.filter(isImmediate), now);
  await addDigests(
    tx,
    owed.filter((tier) => !isImmediate(tier)),
    now,
  );
  await markDispatched(tx, done, now);
  await sendTogether(
    tx,
    owed.map(({ courseId, patientId }) => notifyScreens({ kind: "course", courseId, patientId })),
  );
  return done.length;
}

/** Every tier is the prescriber's, the first and those that a lapsed claim brings back; where they cannot be told, somebody is rather than nobody. */
function recipientOf({ prescriberId }: DueTier, reachable: readonly string[]): string | undefined {
  return reachable.includes(prescriberId) ? prescriberId : reachable[0];
}

function isImmediate({ urgency }: DueTier): boolean {
  return urgency === "now" || urgency === "today";
}

async function addDigests(tx: ClinicTx, tiers: readonly (DueTier & { staffId: string })[], now: Date): Promise<void> {
  if (tiers.length === 0) return;
  const date = localDateOf(now, await clinicTimeZone(tx));
  for (const staffId of new Set(tiers.map((tier) => tier.staffId))) {
    await addToDigest(tx, { staffId, date, tiers: tiers.filter((tier) => tier.staffId === staffId), at: now });
  }
}
