import { type NextTier, nextTier } from "@/clinical/alert-ladder";
import { type Told, tellingAt } from "@/clinical/cover";
import { availableAt, type CoverPlan } from "@/clinical/cover-plan";
import { localDateOf } from "@/clinical/plain-date";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { clinicsWithDueTiers, type DueTier, insertNextTiers, lockDispatch, markDispatched, takeDueTiers } from "@/db/queries/alert-tiers";
import { readCoverPlan } from "@/db/queries/cover";
import { notifyScreens } from "@/db/queries/notifications";
import { addToDigest, insertAlertDeliveries, type OwedTo, waitingKey, waitingMails } from "@/db/queries/tier-deliveries";
import { errorFields, log } from "@/server/log";

/** A tier handed out within this long of its time is in time: what follows is counted from its time, so that a ladder doesn't drift. */
const IN_TIME_MS = 60_000;

/** What a due tier comes to: who is told, and which tier follows. Null where nobody at all can be told. */
type Handed = { readonly tier: DueTier; readonly told: readonly Told[]; readonly next: NextTier | null };

/**
 * Turns every tier whose time has come into what it owes: one delivery a recipient and the tier that follows, or nothing where a clinician has
 * claimed. One transaction a clinic, so that one clinic's trouble is not another's.
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
  if (due.length === 0) return 0;
  const plan = await readCoverPlan(tx, now);
  const waiting = await waitingMails(
    tx,
    due.map(({ alertId }) => alertId),
  );
  const handed = due.map((tier) => handOut(plan, tier, now)).filter((one) => one !== null);
  // Where nobody at all can be told the tier stays due: it goes to the first person who joins.
  if (handed.length < due.length) log("error", "alert-without-recipient", { clinicId, count: due.length - handed.length });
  const owed = handed
    .flatMap(({ tier: { alertId, tier, urgency }, told }) => told.map((one): OwedTo => ({ ...one, alertId, tier, urgency })))
    .filter((one) => !waiting.has(waitingKey(one)));
  await insertAlertDeliveries(
    tx,
    owed.filter(({ urgency }) => urgency !== "review"),
    now,
  );
  await addDigests(
    tx,
    owed.filter(({ urgency }) => urgency === "review"),
    { date: localDateOf(now, plan.timeZone), at: now },
  );
  const tiers = handed.map(({ tier }) => tier);
  await markDispatched(tx, tiers, now);
  await insertNextTiers(
    tx,
    handed.flatMap(({ tier: { alertId, tier }, next }) => (next ? [{ ...next, alertId, tier: tier + 1 }] : [])),
  );
  const courses = new Map(tiers.filter((tier) => tier.owed).map(({ courseId, patientId }) => [courseId, patientId]));
  await sendTogether(
    tx,
    [...courses].map(([courseId, patientId]) => notifyScreens({ kind: "course", courseId, patientId })),
  );
  return handed.length;
}

/** Only a clinician's claim ends a ladder: of every other tier another one follows, told or not. */
function handOut(plan: CoverPlan, tier: DueTier, now: Date): Handed | null {
  if (!tier.owed) return { tier, told: [], next: null };
  const { urgency, step, since, prescriberId, ownerId } = tier;
  const at = now.getTime() - tier.dueAt.getTime() <= IN_TIME_MS ? tier.dueAt : now;
  const staffing = { timeZone: plan.timeZone, staffedHours: plan.staffedHours };
  if (ownerId !== null && availableAt(plan, now).includes(ownerId))
    return { tier, told: [{ staffId: ownerId, part: "owner" }], next: null };
  if (tier.spokenFor) return { tier, told: [], next: { ...nextTier(urgency, step, { at, since }, staffing), step } };
  const telling = tellingAt(plan, step, { urgency, prescriberId, at: now });
  if (telling.told.length === 0) return null;
  return { tier, told: telling.told, next: ownerId === null ? nextTier(urgency, telling.step, { at, since }, staffing) : null };
}

async function addDigests(tx: ClinicTx, owed: readonly OwedTo[], { date, at }: { date: string; at: Date }): Promise<void> {
  for (const staffId of new Set(owed.map((one) => one.staffId))) {
    await addToDigest(tx, { staffId, date, owed: owed.filter((one) => one.staffId === staffId), at });
  }
}
