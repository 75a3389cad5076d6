import { afterAll, beforeAll, expect, test } from "vitest";
import { CONSENT_VERSION } from "@/contracts/consent";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readCheckIn } from "./open-check-in";
import { recordConsent } from "./record-consent";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { rowsOf } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = () => enrolled(db.web, clinic.prescriber, MONDAY);
const said = (decision: "accepted" | "declined", version = CONSENT_VERSION) => ({ version, decision, language: "es" }) as const;
const storedFor = (patientId: string) =>
  rowsOf(db.web, clinic, "select version, language, decision from consent where patient_id = $1 order by at", patientId);

test("what a patient says is kept with version and language, and may be changed: the last counts", async () => {
  const { phone, patientId } = await begin();
  const shown = async () => (await readCheckIn(db.web, phone, MONDAY))?.consent;
  expect(await shown()).toBe("needed");
  for (const [minute, decision] of [
    [1, "declined"],
    [2, "accepted"],
    [3, "accepted"],
  ] as const) {
    expect(await recordConsent(db.web, phone, said(decision), minutes(minute))).toEqual({ ok: true });
    expect(await shown()).toBe(decision);
  }
  expect(await storedFor(patientId)).toEqual(
    ["declined", "accepted"].map((decision) => ({ version: CONSENT_VERSION, language: "es", decision })),
  );
});

test("what a parent says to the text is not what the patient says: each is asked, and each is kept", async () => {
  const { phone, patientId } = await begin();
  const shownTo = async (answeredBy: "self" | "proxy") => (await readCheckIn(db.web, phone, MONDAY, answeredBy))?.consent;
  await recordConsent(db.web, phone, { ...said("accepted"), answeredBy: "proxy" }, minutes(1));
  expect([await shownTo("proxy"), await shownTo("self")]).toEqual(["accepted", "needed"]);
  await recordConsent(db.web, phone, { ...said("declined"), answeredBy: "self" }, minutes(2));
  expect([await shownTo("proxy"), await shownTo("self")]).toEqual(["accepted", "declined"]);
  const kept = await rowsOf(db.web, clinic, "select answered_by, decision from consent where patient_id = $1 order by at", patientId);
  expect(kept).toEqual([
    { answered_by: "proxy", decision: "accepted" },
    { answered_by: "self", decision: "declined" },
  ]);
});

test("a text that is not the one in force is shown anew", async () => {
  const { phone, patientId } = await begin();
  expect(await recordConsent(db.web, phone, said("accepted", "2020-01-01.1"), MONDAY)).toEqual({ ok: false, code: "conflict" });
  expect(await storedFor(patientId)).toEqual([]);
});

test("after sending, after its time and from a link that was replaced nothing is recorded", async () => {
  const [sent, over] = [await begin(), await begin()];
  await answer(db.web, sent.phone, Array(9).fill(0), minutes(1));
  expect(await recordConsent(db.web, sent.phone, said("declined"), minutes(2))).toEqual({ ok: false, code: "gone" });
  expect(await recordConsent(db.web, over.phone, said("accepted"), new Date("2026-06-01T10:00:00Z"))).toEqual({ ok: false, code: "gone" });
  expect(await recordConsent(db.web, { ...over.phone, generation: 2 }, said("accepted"), MONDAY)).toEqual({ ok: false, code: "not-found" });
  expect(await storedFor(over.patientId)).toEqual([]);
});
