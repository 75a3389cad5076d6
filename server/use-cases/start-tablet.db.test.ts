import { afterAll, beforeAll, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { staffOfSecret, startSession } from "@/server/staff-session";
import { readPatient } from "./read-patient";
import { startTablet } from "./start-tablet";
import { answer, enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";

const NOW = new Date("2026-02-02T10:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const options = { now: NOW, linkSecret: TEST_LINK_SECRET };

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

/** A nurse at a device of the clinic. */
async function signedIn(): Promise<{ secret: string; actor: StaffActor }> {
  const { clinicId, staffId } = clinic.nurse;
  const secret = await withClinic(db.web, clinicId, (tx) => startSession(tx, { clinicId, staffId, now: NOW }));
  const actor = await staffOfSecret(db.web, secret, { now: NOW, byPerson: true });
  if (!actor) throw new Error("not signed in");
  return { secret, actor };
}

test("the check-in that is open is handed over, and the session on that device has ended", async () => {
  const { patientId, checkInId } = await enrolled(db.web, clinic.prescriber, NOW);
  const { secret, actor } = await signedIn();
  const other = await signedIn();
  expect(await startTablet(db.web, actor, patientId, options)).toMatchObject({ checkInId, state: "ready", consent: "needed" });
  expect(await staffOfSecret(db.web, secret, { now: NOW, byPerson: true })).toBeNull();
  expect(await staffOfSecret(db.web, other.secret, { now: NOW, byPerson: true })).toMatchObject({ staffId: clinic.nurse.staffId });
});

test("with none open an extra one is made for today, one for two devices that are started at once", async () => {
  const { patientId, phone } = await enrolled(db.web, clinic.prescriber, NOW);
  expect(await answer(db.web, phone, [0, 0, 0, 0, 0, 0, 0, 0, 0], later(1))).toMatchObject({ ok: true });
  const devices = await Promise.all([signedIn(), signedIn()]);
  const given = await Promise.all(devices.map(({ actor }) => startTablet(db.web, actor, patientId, { ...options, now: later(2) })));
  expect(new Set(given.map((view) => view?.checkInId)).size).toBe(1);
  const page = await readPatient(db.web, clinic.prescriber, patientId, later(3));
  const extra = page?.checkIns.filter(({ kind }) => kind === "extra");
  expect(extra).toMatchObject([{ id: given[0]?.checkInId, dueOn: "2026-02-02", openNow: true }]);
});

test("another clinic's patient is not there, and nobody is signed out for asking", async () => {
  const other = await testClinic(db.web);
  const { patientId } = await enrolled(db.web, other.prescriber, NOW);
  const { secret, actor } = await signedIn();
  expect(await startTablet(db.web, actor, patientId, options)).toBeNull();
  expect(await staffOfSecret(db.web, secret, { now: NOW, byPerson: true })).not.toBeNull();
});
