import { type NextTier, nextTier } from "@/clinical/alert-ladder";
import { type Told, tellingAt } from "@/clinical/cover";
import { availableAt, type CoverPlan } from "@/clinical/cover-plan";
import { localDateOf } from "@/clinical/plain-date";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import {
  clinicsWithDueTiers,
  type DueTier,
  insertNextTiers,
  lockDispatch,
  lockRecipients,
  markDispatched,
  takeDueTiers,
} from "@/db/queries/alert-tiers";
import { readCoverPlan } from "@/db/queries/cover";
import { clinicsWithDueFlags, type DigestFlag, forgetDueFlags, linkFlags, takeDueFlags } from "@/db/queries/digest-flags";
import { notifyScreens } from "@/db/queries/notifications";
import { addToDigest, insertAlertDeliveries, type OwedTo, waitingKey, waitingMails } from "@/db/queries/tier-deliveries";
import { errorFields, log } from "@/server/log";

/** A tier handed out within this long of its time is in time: what follows is counted from its time, so that a ladder doesn't drift. */
const IN_TIME_MS = 60_000;

/** What a due tier comes to: who is told, and which tier follows. Null where nobody at all can be told. */
type Handed = { readonly tier: DueTier; readonly told: readonly Told[]; readonly next: NextTier | null };

/**
 * Turns every tier whose time has come into what it owes: one delivery a recipient and the tier that follows, or nothing where a clinician has
 * claimed; and counts in the morning's digests what owes no alert of its own. One transaction a clinic, so that one clinic's trouble is not
 * another's.
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
  await lockRecipients(tx);
  const due = await takeDueTiers(tx, now);
  const quiet = await takeDueFlags(tx, now);
  if (due.length + quiet.length === 0) return 0;
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
  const counted = quiet.flatMap((flag) => countedFor(plan, flag, now));
  await insertAlertDeliveries(
    tx,
    owed.filter(({ urgency }) => urgency !== "review"),
    now,
  );
  await addDigests(
    tx,
    { owed: owed.filter(({ urgency }) => urgency === "review"), flags: counted },
    { date: localDateOf(now, plan.timeZone), at: now },
  );
  const tiers = handed.map(({ tier }) => tier);
  await markDispatched(tx, tiers, now);
  await insertNextTiers(
    tx,
    handed.flatMap(({ tier: { alertId, tier }, next }) => (next ? [{ ...next, alertId, tier: tier + 1 }] : [])),
  );
  const dealtWith = quiet.filter((flag) => !flag.isOpen || counted.some(({ flagId }) => flagId === flag.flagId));
  await forgetDueFlags(
    tx,
    dealtWith.map(({ flagId }) => flagId),
  );
  const told = [...tiers.filter((tier) => tier.owed), ...counted];
  const courses = new Map(told.map(({ courseId, patientId }) => [courseId, patientId]));
  await sendTogether(
    tx,
    [...courses].map(([courseId, patientId]) => notifyScreens({ kind: "course", courseId, patientId })),
  );
  return handed.length + dealtWith.length;
}

type Counted = DigestFlag & { readonly staffId: string };

/** In whose digest an open flag without an alert is counted: the prescriber's, or that of whoever is told in their place. */
function countedFor(plan: CoverPlan, flag: DigestFlag, now: Date): Counted[] {
  if (!flag.isOpen) return [];
  const [first] = tellingAt(plan, "prescriber", { urgency: "review", prescriberId: flag.prescriberId, at: now }).told;
  return first ? [{ ...flag, staffId: first.staffId }] : [];
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

/** One digest a person and morning: the alerts that wait for review, and how many are watched and missed. */
async function addDigests(
  tx: ClinicTx,
  { owed, flags }: { owed: readonly OwedTo[]; flags: readonly Counted[] },
  { date, at }: { date: string; at: Date },
): Promise<void> {
  for (const staffId of new Set([...owed, ...flags].map((one) => one.staffId))) {
    const deliveryId = await addToDigest(tx, { staffId, date, owed: owed.filter((one) => one.staffId === staffId), at });
    const own = flags.filter((one) => one.staffId === staffId);
    await linkFlags(
      tx,
      deliveryId,
      own.map(({ flagId }) => flagId),
    );
  }
}
