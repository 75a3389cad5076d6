import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { readPanel } from "./read-panel";
import { testClinic } from "./testing-clinic";
import { flagged, REVIEW_ANSWERS, signature } from "./testing-flags";

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
