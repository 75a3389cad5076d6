import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { LIVE_CHANNEL } from "@/db/queries/notifications";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { wishTokenOf } from "@/server/wish-token";
import { readMessageWish, setMessageWish } from "./set-message-wish";
import { enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { ENROLLED } from "./testing-course";

let db: TestDatabase;
let patient: { clinicId: string; patientId: string; courseId: string };
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const NOW = new Date("2026-11-25T10:00:00Z");
const LATER = new Date("2026-11-26T10:00:00Z");
let token: string;
beforeEach(async () => {
  patient = await aPatient();
  token = wishTokenOf(TEST_LINK_SECRET, patient);
});
async function aPatient() {
  const { clinicId, prescriber } = await testClinic(db.web);
  const { patientId, courseId } = await enrolled(db.web, prescriber, ENROLLED);
  return { clinicId, patientId, courseId };
}
async function inClinic(statement: string) {
  const [, rows] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${patient.clinicId}, true)`,
    sql.unsafe(statement),
  ]);
  return rows;
}
const say = (wish: "all" | "no-reminders" | "none", now = NOW) =>
  setMessageWish(db.web, token, wish, { now, linkSecret: TEST_LINK_SECRET });
const stored = async () => (await inClinic("select wants, wants_since from patient"))?.[0];
const entries = () => inClinic("select actor_kind, actor_id, detail from audit_log where action = 'patient.message-wish'");

test("a link shows what its patient wants, in their language and with their region's help, and changes nothing", async () => {
  await inClinic("update patient set language = 'fr', region = 'fr'");
  expect(await readMessageWish(db.web, token, TEST_LINK_SECRET)).toEqual({
    wants: "all",
    language: "fr",
    region: "fr",
    clinicName: expect.stringMatching(/^Clinic /),
  });
  expect(await stored()).toEqual({ wants: "all", wants_since: null });
});

test("a wish is stored with its time, entered in the audit log and shown to the clinic at once, by ids alone", async () => {
  const heard: string[] = [];
  const { unlisten } = await db.web.sql.listen(LIVE_CHANNEL, (payload) => heard.push(payload));
  expect(await say("no-reminders")).toBe(true);
  expect(await stored()).toEqual({ wants: "no-reminders", wants_since: "2026-11-25 10:00:00+00" });
  expect(await entries()).toEqual([{ actor_kind: "patient", actor_id: patient.patientId, detail: { wish: "no-reminders" } }]);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const { clinicId, courseId, patientId } = patient;
  expect(JSON.parse(heard[0] ?? "")).toEqual({ clinicId, event: { kind: "course", courseId, patientId } });
  await unlisten();
});

test("a mind can be changed, back to all messages, too; said twice it counts from the first time", async () => {
  await say("none");
  await say("none", LATER);
  expect(await stored()).toEqual({ wants: "none", wants_since: "2026-11-25 10:00:00+00" });
  expect(await entries()).toHaveLength(1);
  await say("all", LATER);
  expect(await stored()).toEqual({ wants: "all", wants_since: "2026-11-26 10:00:00+00" });
  expect(await entries()).toHaveLength(2);
});

test("links that nobody gave out and patients who are not there are answered alike", async () => {
  const strangers = [
    "A".repeat(86),
    "",
    wishTokenOf("another secret that has thirty-two chars", patient),
    wishTokenOf(TEST_LINK_SECRET, { ...patient, patientId: patient.courseId }),
  ];
  for (const stranger of strangers) {
    expect(await readMessageWish(db.web, stranger, TEST_LINK_SECRET)).toBeNull();
    expect(await setMessageWish(db.web, stranger, "none", { now: NOW, linkSecret: TEST_LINK_SECRET })).toBe(false);
  }
  expect(await stored()).toEqual({ wants: "all", wants_since: null });
});

test("a link says nothing for the patient of another clinic", async () => {
  const other = await aPatient();
  expect(
    await setMessageWish(db.web, wishTokenOf(TEST_LINK_SECRET, { ...other, patientId: patient.patientId }), "none", {
      now: NOW,
      linkSecret: TEST_LINK_SECRET,
    }),
  ).toBe(false);
  expect(await stored()).toEqual({ wants: "all", wants_since: null });
});
