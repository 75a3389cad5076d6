import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { readPanel } from "./read-panel";
import { testClinic } from "./testing-clinic";
import { flagged, NOW_ANSWERS, REVIEW_ANSWERS, signature, TODAY_ANSWERS } from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const MONDAY = new Date("2026-02-23T10:00:00Z");
const soon = new Date("2026-02-23T10:10:00Z");

async function toCall(by: StaffActor) {
  const { rows, counts } = await readPanel(db.web, by, { tab: "calls" }, soon, { again: true });
  expect(rows).toHaveLength(counts.calls);
  return rows;
}

test("whom nobody has in hand comes first on the call list, the most urgent before who waits longest, and then the others likewise", async () => {
  const clinic = await testClinic(db.web);
  const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);
  const raised = async (answers: readonly number[], at: number) => flagged(db.web, clinic.prescriber, answers, minutes(at));
  const review = await raised(REVIEW_ANSWERS, 0);
  const reached = await raised(NOW_ANSWERS, 1);
  const claimedToday = await raised(TODAY_ANSWERS, 2);
  const later = await raised(TODAY_ANSWERS, 4);
  const earlier = await raised(TODAY_ANSWERS, 3);
  await claimFlag(db.web, clinic.nurse, { flagId: claimedToday.flag.id }, soon);
  await claimFlag(db.web, clinic.nurse, { flagId: reached.flag.id }, soon);
  const contact = { outcome: "contacted", reviewOn: "2026-03-02" } as const;
  for (const { id } of reached.flags) await acknowledgeFlag(db.web, clinic.nurse, { flagId: id, ...signature(contact) }, soon);
  const { rows } = await readPanel(db.web, clinic.nurse, { tab: "calls" }, soon, { again: true });
  expect(rows.map(({ patientId }) => patientId)).toEqual([earlier, later, review, reached, claimedToday].map(({ patientId }) => patientId));
  expect(rows.map(({ lastContact }) => lastContact !== null)).toEqual([false, false, false, true, false]);
});

test("whoever claims on the call list still has the patient to call there, and so has everybody, until the flag is closed", async () => {
  const { flag, patientId } = await flagged(db.web, clinic.prescriber, REVIEW_ANSWERS, MONDAY);
  await claimFlag(db.web, clinic.nurse, { flagId: flag.id }, soon);
  for (const by of [clinic.nurse, clinic.prescriber]) {
    expect(await toCall(by)).toMatchObject([{ patientId, claimedBy: { id: clinic.nurse.staffId }, lastContact: null }]);
  }
  const sign = (given: Parameters<typeof signature>[0]) =>
    acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature(given) }, soon);
  await sign({ outcome: "no-answer", reviewOn: "2026-02-24" });
  expect(await toCall(clinic.nurse)).toMatchObject([{ patientId, lastContact: { outcome: "no-answer" }, reviewOn: "2026-02-24" }]);
  await sign({ outcome: "contacted", reviewOn: "2026-03-02", close: true });
  expect(await toCall(clinic.nurse)).toEqual([]);
});
