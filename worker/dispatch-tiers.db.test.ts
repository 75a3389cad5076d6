import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, withClinic } from "@/db/client";
import { clinicsWithDueTiers, lockDispatch } from "@/db/queries/alert-tiers";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { dispatchDueTiers } from "./dispatch-tiers";
import { addAlert, addStaff, deliveriesOf, inClinic, makeClinic, type TestClinic } from "./testing";

const received = new Date("2026-11-23T07:00:00Z");
const morning = new Date("2026-11-23T08:00:00Z");

let db: TestDatabase;
let clinic: TestClinic;
let web: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  web = db.web;
});
afterAll(() => db.close());
// Nothing of one test is due in the next.
afterEach(() => inClinic(db.worker, clinic, "update alert_tier set dispatched_at = now() where dispatched_at is null"));
beforeEach(async () => {
  clinic = await makeClinic(web, { at: received });
});

const minutesLater = (minutes: number) => new Date(received.getTime() + minutes * 60_000);
const endMembership = (staffId: string) => inClinic(web, clinic, "update membership set ended_at = now() where staff_id = $1", [staffId]);
const recipients = async () => (await deliveriesOf(web, clinic)).map(({ recipientStaffId }) => recipientStaffId);
const isDue = async (at: Date) => (await clinicsWithDueTiers(db.worker, at)).includes(clinic.clinicId);

test("a now alert becomes one delivery to the course's prescriber when its tier falls due, and not a moment before", async () => {
  const { alertId } = await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, new Date(received.getTime() - 1));
  expect(await deliveriesOf(web, clinic)).toEqual([]);
  await dispatchDueTiers(db.worker, received);
  expect(await deliveriesOf(web, clinic)).toEqual([
    expect.objectContaining({
      kind: "alert",
      state: "queued",
      recipientStaffId: clinic.prescriberId,
      dedupeKey: `alert:${alertId}:1:${clinic.prescriberId}`,
    }),
  ]);
  expect(await isDue(minutesLater(30 - 0.001))).toBe(false);
  expect(await isDue(minutesLater(30))).toBe(true);
});

test("a flag that is claimed before its tier falls due owes no mail", async () => {
  const { flagId } = await addAlert(web, clinic, { urgency: "today", receivedAt: received, dueAt: morning });
  await inClinic(web, clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [clinic.prescriberId, flagId]);
  await dispatchDueTiers(db.worker, morning);
  expect(await deliveriesOf(web, clinic)).toEqual([]);
  expect(await isDue(morning)).toBe(false);
});

test("an alert that a claim has stopped owes no mail", async () => {
  const { alertId } = await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await inClinic(web, clinic, "update alert set stopped_at = now() where id = $1", [alertId]);
  await dispatchDueTiers(db.worker, received);
  expect(await deliveriesOf(web, clinic)).toEqual([]);
});

test("a prescriber who has left a clinic where nobody stands in has every clinician told", async () => {
  const nurse = await addStaff(web, clinic.clinicId, "nurse", received);
  const other = await addStaff(web, clinic.clinicId, "prescriber", morning);
  await endMembership(clinic.prescriberId);
  await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  expect((await recipients()).sort()).toEqual([nurse.staffId, other.staffId].sort());
});

test("a clinic without a clinician has its admin told, and its assistant never", async () => {
  await addStaff(web, clinic.clinicId, "assistant", received);
  const admin = await addStaff(web, clinic.clinicId, "admin", received);
  await endMembership(clinic.prescriberId);
  await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  expect(await recipients()).toEqual([admin.staffId]);
});

test("with nobody to tell, the alert stays due and goes to the first clinician who joins", async () => {
  await endMembership(clinic.prescriberId);
  await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  expect(await isDue(morning)).toBe(true);
  const nurse = await addStaff(web, clinic.clinicId, "nurse", morning);
  await dispatchDueTiers(db.worker, morning);
  expect(await recipients()).toEqual([nurse.staffId]);
});

test("a morning's review alerts make one digest for their prescriber", async () => {
  for (let count = 0; count < 3; count += 1) await addAlert(web, clinic, { urgency: "review", receivedAt: received, dueAt: morning });
  await dispatchDueTiers(db.worker, morning);
  const deliveries = await deliveriesOf(web, clinic);
  expect(deliveries).toEqual([expect.objectContaining({ kind: "digest", dedupeKey: `digest:${clinic.prescriberId}:2026-11-23` })]);
  expect(await inClinic(web, clinic, "select alert_id from delivery_alert")).toHaveLength(3);
});

test("a review alert joins a digest that has not been tried yet, and follows in another once it has", async () => {
  const addReview = async () => {
    await addAlert(web, clinic, { urgency: "review", receivedAt: received, dueAt: morning });
    await dispatchDueTiers(db.worker, morning);
  };
  await addReview();
  await addReview();
  expect(await deliveriesOf(web, clinic)).toHaveLength(1);
  while ((await leaseDueDeliveries(db.worker, { now: morning, limit: 100 })).length > 0);
  await addReview();
  expect((await deliveriesOf(web, clinic)).map(({ dedupeKey }) => dedupeKey)).toEqual([
    `digest:${clinic.prescriberId}:2026-11-23`,
    `digest:${clinic.prescriberId}:2026-11-23:2`,
  ]);
});

test("workers that dispatch at the same moment owe each alert once", async () => {
  const urgencies = ["now", "today", "review", "review", "now", "review"] as const;
  for (const urgency of urgencies) await addAlert(web, clinic, { urgency, receivedAt: received });
  await Promise.all(Array.from({ length: 4 }, () => dispatchDueTiers(db.worker, morning)));
  await dispatchDueTiers(db.worker, morning);
  const kinds = (await deliveriesOf(web, clinic)).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(["alert", "alert", "alert", "digest"]);
  expect(await inClinic(web, clinic, "select alert_id from delivery_alert")).toHaveLength(urgencies.length);
});

test("while one worker hands out a clinic's tiers another leaves that clinic alone", async () => {
  await withClinic(db.worker, clinic.clinicId, async (first) => {
    expect(await lockDispatch(first)).toBe(true);
    await withClinic(web, clinic.clinicId, async (second) => expect(await lockDispatch(second)).toBe(false));
  });
});

test("a clinic's alert is owed in that clinic and in no other", async () => {
  const other = await makeClinic(web, { at: received });
  await addAlert(web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  expect(await deliveriesOf(web, other)).toEqual([]);
  expect(await deliveriesOf(web, clinic)).toHaveLength(1);
});
