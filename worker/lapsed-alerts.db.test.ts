import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";
import { claimFlag } from "@/server/use-cases/claim-flag";
import { lapseClaims } from "@/server/use-cases/lapse-claims";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { rowsOf } from "@/server/use-cases/testing-drafts";
import { alertsOf, flagged, NOW_ANSWERS, REVIEW_ANSWERS, signature, TODAY_ANSWERS } from "@/server/use-cases/testing-flags";
import { dispatchDueTiers } from "./dispatch-tiers";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

/** A Monday; the clinic is there from 9:00 to 17:00 UTC. */
const MONDAY = new Date("2026-02-23T10:00:00Z");
const later = (milliseconds: number) => new Date(MONDAY.getTime() + milliseconds);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Somebody whose flags the nurse claimed at once. */
async function claimed(answers: readonly number[]) {
  const patient = await flagged(db.web, clinic.prescriber, answers, MONDAY);
  await claimFlag(db.web, clinic.nurse, { flagId: patient.flag.id }, MONDAY);
  return patient;
}

const mails = (checkInId: string) =>
  rowsOf<{ recipient_staff_id: string; kind: string }>(
    db.web,
    clinic,
    `select d.recipient_staff_id, d.kind from delivery d join delivery_alert x on x.clinic_id = d.clinic_id and x.delivery_id = d.id
      join alert a on a.clinic_id = x.clinic_id and a.id = x.alert_id where a.check_in_id = $1 order by d.created_at, d.id`,
    checkInId,
  );

test("the alert of a claim that lapsed goes out again at once, to the prescriber", async () => {
  const { checkInId, flag } = await claimed(NOW_ANSWERS);
  await dispatchDueTiers(db.worker, later(MINUTE));
  expect(await mails(checkInId)).toEqual([]);
  expect(await alertsOf(db.web, clinic, checkInId)).toMatchObject([{ stopped: true, tier: 1, dispatched: true }]);
  await lapseClaims(db.worker, later(HOUR));
  expect(await alertsOf(db.web, clinic, checkInId)).toMatchObject([
    { stopped: false, tier: 1 },
    { stopped: false, tier: 2, dispatched: false },
  ]);
  await dispatchDueTiers(db.worker, later(HOUR));
  const next = (await alertsOf(db.web, clinic, checkInId)).at(-1);
  expect(next).toMatchObject({ tier: 3, dispatched: false });
  expect(new Date(next?.due_at ?? 0)).toEqual(later(HOUR + 30 * MINUTE));
  expect(await mails(checkInId)).toEqual([{ recipient_staff_id: clinic.prescriber.staffId, kind: "alert" }]);
  await rowsOf(db.worker, clinic, "update delivery set state = 'sent' where clinic_id = $1", clinic.clinicId);
  // Claimed again it stops, and comes back with the next lapse.
  await claimFlag(db.web, clinic.prescriber, { flagId: flag.id }, later(HOUR + MINUTE));
  expect((await alertsOf(db.web, clinic, checkInId)).every(({ stopped }) => stopped)).toBe(true);
  await lapseClaims(db.worker, later(2 * HOUR + MINUTE));
  await dispatchDueTiers(db.worker, later(2 * HOUR + MINUTE));
  expect(await mails(checkInId)).toHaveLength(2);
});

test("it is one, however many flags of the check-in lapse", async () => {
  const { checkInId, flags } = await claimed([3, 3, 3, 3, 3, 3, 3, 3, 1]);
  expect(flags.filter(({ urgency }) => urgency === "today").length).toBeGreaterThan(1);
  await dispatchDueTiers(db.worker, later(MINUTE));
  await lapseClaims(db.worker, later(4 * HOUR));
  await dispatchDueTiers(db.worker, later(4 * HOUR));
  expect(await mails(checkInId)).toHaveLength(1);
});

test("an alert that has not been handed out yet is owed as it was", async () => {
  const { checkInId } = await claimed(NOW_ANSWERS);
  await lapseClaims(db.worker, later(HOUR));
  expect(await alertsOf(db.web, clinic, checkInId)).toMatchObject([{ stopped: false, tier: 1, dispatched: false }]);
});

test("an alert of today waits for the clinic to open, of review for the next morning's digest", async () => {
  const today = await claimed(TODAY_ANSWERS);
  const review = await claimed(REVIEW_ANSWERS);
  await dispatchDueTiers(db.worker, later(30 * HOUR));
  // Thursday 20:00: long after both should have been looked for.
  await lapseClaims(db.worker, new Date("2026-02-26T20:00:00Z"));
  const due = async (checkInId: string) => (await alertsOf(db.web, clinic, checkInId)).at(-1)?.due_at;
  expect(new Date((await due(today.checkInId)) ?? 0).toISOString()).toBe("2026-02-27T09:00:00.000Z");
  expect(new Date((await due(review.checkInId)) ?? 0).toISOString()).toBe("2026-02-27T08:00:00.000Z");
});

test("a lesser flag whose claim lapsed owes an alert of its own urgency, and leaves the graver one in peace", async () => {
  const { checkInId, flag, flags } = await claimed([3, 3, 3, 3, 3, 3, 3, 3, 2]);
  const closing = signature({ outcome: "no-action", note: "Seen today at the visit", reviewOn: "2026-03-02", close: true });
  await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...closing }, later(MINUTE));
  expect(flags[1]?.urgency).toBe("today");
  await lapseClaims(db.worker, later(4 * HOUR));
  expect(await alertsOf(db.web, clinic, checkInId)).toMatchObject([
    { urgency: "now", stopped: true, tier: 1 },
    { urgency: "today", stopped: false, tier: 1, dispatched: false },
  ]);
});
