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
import { clinicsWithDueFlags, type DigestFlag, forgetDueFlags, linkFlags, takeDueFlags } from "@/db/queries/digest-flags";
import { notifyScreens } from "@/db/queries/notifications";
import { errorFields, log } from "@/server/log";

/**
 * Turns every tier whose time has come into what it owes: one delivery a recipient, or nothing where a clinician has claimed; and counts
 * in the morning's digests what owes no alert of its own. One transaction a clinic, so that one clinic's trouble is not another's.
 * @returns how many tiers and flags were dealt with
 */
export async function dispatchDueTiers(db: Database, now: Date): Promise<number> {
  let count = 0;
  const clinics = await Promise.all([clinicsWithDueTiers(db, now), clinicsWithDueFlags(db, now)]);
  for (const clinicId of new Set(clinics.flat())) {
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
  const quiet = await takeDueFlags(tx, now);
  const reachable = await reachableStaff(tx);
  const owed = due.flatMap((tier) => {
    const staffId = tier.owed ? recipientOf(tier, reachable) : undefined;
    return staffId ? [{ ...tier, staffId }] : [];
  });
  // Where nobody at all can be told the tier stays due: it goes to the first person who joins.
  const done = due.filter((tier) => !tier.owed || owed.some(({ alertId }) => alertId === tier.alertId));
  if (done.length < due.length) log("error", "alert-without-recipient", { clinicId, count: due.length - done.length });
  await insertAlertDeliveries(tx, owed.filter(isImmediate), now);
  const counted = quiet.flatMap((flag) => {
    const staffId = flag.isOpen ? recipientOf(flag, reachable) : undefined;
    return staffId ? [{ ...flag, staffId }] : [];
  });
  const dealtWith = quiet.filter((flag) => !flag.isOpen || counted.some(({ flagId }) => flagId === flag.flagId));
  await addDigests(tx, { tiers: owed.filter((tier) => !isImmediate(tier)), flags: counted }, now);
  await markDispatched(tx, done, now);
  await forgetDueFlags(
    tx,
    dealtWith.map(({ flagId }) => flagId),
  );
  await sendTogether(
    tx,
    [...owed, ...counted].map(({ courseId, patientId }) => notifyScreens({ kind: "course", courseId, patientId })),
  );
  return done.length + dealtWith.length;
}

/** Every tier is the prescriber's, the first and those that a lapsed claim brings back; where they cannot be told, somebody is rather than nobody. */
function recipientOf({ prescriberId }: Pick<DueTier, "prescriberId">, reachable: readonly string[]): string | undefined {
  return reachable.includes(prescriberId) ? prescriberId : reachable[0];
}

function isImmediate({ urgency }: DueTier): boolean {
  return urgency === "now" || urgency === "today";
}

type Told<T> = readonly (T & { staffId: string })[];

/** One digest a person and morning: the alerts that wait for review, and how many are watched and missed. */
async function addDigests(tx: ClinicTx, { tiers, flags }: { tiers: Told<DueTier>; flags: Told<DigestFlag> }, now: Date): Promise<void> {
  if (tiers.length + flags.length === 0) return;
  const date = localDateOf(now, await clinicTimeZone(tx));
  for (const staffId of new Set([...tiers, ...flags].map((one) => one.staffId))) {
    const own = <T extends { staffId: string }>(all: readonly T[]) => all.filter((one) => one.staffId === staffId);
    const deliveryId = await addToDigest(tx, { staffId, date, tiers: own(tiers), at: now });
    await linkFlags(
      tx,
      deliveryId,
      own(flags).map(({ flagId }) => flagId),
    );
  }
}
