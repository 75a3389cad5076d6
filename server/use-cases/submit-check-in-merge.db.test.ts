import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DraftInput, MOOD_FIELDS, PHQ9_FIELDS, type SubmitCheckInInput } from "@/contracts/check-in";
import { connect } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readDrafts } from "./read-drafts";
import { saveDraft } from "./save-draft";
import { submitCheckIn } from "./submit-check-in";
import { answer, enrolled, sentInput, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { gad7Of } from "./testing-course";
import { newDevice, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const CALM = Array(9).fill(0);
const endingIn = (item9: number) => [...CALM.slice(1), item9];
const TEEN = { dateOfBirth: "2010-05-05" };

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = (given: Parameters<typeof enrolled>[3] = {}) => enrolled(db.web, clinic.prescriber, MONDAY, given);
type Phone = Parameters<typeof save>[1];
const send = (phone: Phone, input: Partial<SubmitCheckInInput>, more: Partial<Parameters<typeof submitCheckIn>[3]> = {}) =>
  submitCheckIn(
    db.web,
    phone,
    { checkIn: phone.checkInId, language: "en", ...input },
    { now: minutes(5), linkSecret: TEST_LINK_SECRET, ...more },
  );
const responsesOf = (phone: Phone) =>
  rowsOf<{ instrument: string; language: string; answers: number[] }>(
    db.web,
    phone,
    "select instrument, language, answers from response where submission_id in (select id from submission where check_in_id = $1) order by id",
    phone.checkInId,
  );
const submissionOf = async (phone: Phone) =>
  (await rowsOf(db.web, phone, "select * from submission where check_in_id = $1", phone.checkInId))[0];

describe("answers of several devices are one check-in", () => {
  test("what another device saved is sent with what this one sends, and this one's answer counts where both gave one", async () => {
    const { phone } = await begin();
    const first = Object.fromEntries(PHQ9_FIELDS.map((field) => [field, 1]));
    await save(db.web, phone, { ...first, message: "From the bus", skin: "worse" }, minutes(1));
    expect(await send(phone, { ...gad7Of(0), "phq9.difficulty": 1, "phq9.1": 2, skin: "better" })).toMatchObject({ ok: true });
    expect((await responsesOf(phone)).map(({ instrument, answers }) => [instrument, answers])).toEqual([
      ["phq9", [2, 1, 1, 1, 1, 1, 1, 1, 1]],
      ["gad7", CALM.slice(2)],
    ]);
    expect(await submissionOf(phone)).toMatchObject({ message: "From the bus", skin: "better" });
  });

  test("a questionnaire is stored in the language it was answered in, and in the one it was sent in where there were several", async () => {
    const { phone } = await begin();
    const speak = (language: "de" | "es", answers: DraftInput["answers"]) =>
      saveDraft(db.web, phone, { checkIn: phone.checkInId, language, answers }, { now: minutes(1), device: newDevice() });
    const first = Object.fromEntries(PHQ9_FIELDS.map((field) => [field, 0]));
    await speak("de", first);
    await speak("de", { "gad7.1": 0, "gad7.2": 1, "symptom.pain": 1 });
    await speak("es", { "gad7.3": 0 });
    await send(phone, { ...first, ...gad7Of(0), "symptom.pain": 2, language: "fr" });
    const stored = await responsesOf(phone);
    // The GAD-7 has no French wording here: what was read was English.
    expect(stored.map(({ instrument, language }) => [instrument, language])).toEqual([
      ["phq9", "de"],
      ["gad7", "en"],
      ["side-effects", "fr"],
    ]);
  });

  test("a box left empty here does not wipe out what was written elsewhere", async () => {
    const { phone } = await begin();
    await save(db.web, phone, { message: "From the bus" }, minutes(1));
    await send(phone, { ...sentInput(phone.checkInId, CALM), message: undefined });
    expect(await submissionOf(phone)).toMatchObject({ message: "From the bus" });
  });

  test("what was taken back is not sent", async () => {
    const { phone } = await begin();
    await save(db.web, phone, { message: "Never mind", "phq9.3": 2 }, minutes(1));
    await save(db.web, phone, { message: null, "phq9.3": null }, minutes(2));
    expect(await send(phone, {})).toMatchObject({ ok: false, code: "invalid-input" });
    await answer(db.web, phone, CALM, minutes(3));
    expect(await submissionOf(phone)).toMatchObject({ message: null });
  });

  test("what is missing in both is named, and nothing is stored or forgotten", async () => {
    const { phone } = await begin();
    const device = newDevice();
    await save(db.web, phone, { "phq9.1": 1, ...gad7Of(0) }, minutes(1), device);
    const result = await send(phone, { "phq9.2": 0 });
    const missing = [...PHQ9_FIELDS.slice(2), "phq9.difficulty"];
    expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: missing.map((path) => ({ path })) });
    expect(await submissionOf(phone)).toBeUndefined();
    expect(Object.keys((await readDrafts(db.web, phone, device)).own)).toHaveLength(8);
  });
});

describe("the server decides which questionnaire is asked", () => {
  const teenAnswers = (value: number) => Object.fromEntries(MOOD_FIELDS["phq9-teen"].items.map((field) => [field, value]));

  test("a teen's answers are stored as the teen's questionnaire", async () => {
    const { phone } = await begin(TEEN);
    expect(await send(phone, { ...teenAnswers(1), "phq9-teen.difficulty": 0, ...gad7Of(0) })).toMatchObject({ ok: true });
    expect((await responsesOf(phone)).map(({ instrument }) => instrument)).toEqual(["phq9-teen", "gad7"]);
  });

  test("the other questionnaire's answers are refused by name", async () => {
    const { phone } = await begin(TEEN);
    const result = await send(phone, { ...teenAnswers(0), ...gad7Of(0), "phq9.9": 3 });
    expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path: "phq9.9" }] });
    expect(await submissionOf(phone)).toBeUndefined();
  });
});

test("how it was answered is stored with it: by whom, where, ended early, whom to call", async () => {
  const { phone } = await begin();
  const more = {
    stopped: "1",
    privateNumber: "+1 555 0199",
    mayLeaveMessage: "no",
    sexualChange: "refused",
    antidepressant: "no",
  } as const;
  await send(phone, { ...sentInput(phone.checkInId, CALM, more) }, { answeredBy: "proxy", onTablet: true });
  expect(await submissionOf(phone)).toMatchObject({
    answered_by: "proxy",
    on_tablet: true,
    stopped: true,
    private_number: "+1 555 0199",
    may_leave_message: false,
    sexual_change: "refused",
    antidepressant: "no",
    highest_item9: null,
    highest_asq: null,
  });
});

test.each([
  ["en", ["en", "en", "en", "en"]],
  ["de", ["de", "de", "en", "de"]],
  ["es", ["es", "en", "en", "es"]],
  ["fr", ["fr", "en", "en", "fr"]],
] as const)("answered in %s, each questionnaire is stored with the language its questions were shown in", async (language, shown) => {
  const { phone } = await begin();
  await send(phone, { ...sentInput(phone.checkInId, CALM), "asq.1": "no", "symptom.pain": 1, language });
  const stored = await responsesOf(phone);
  expect(stored.map(({ instrument }) => instrument)).toEqual(["phq9", "gad7", "asq", "side-effects"]);
  expect(stored.slice(0, 3).map((row) => row.language)).toEqual(shown.slice(0, 3));
});

test.each([
  ["no", false],
  ["yes", true],
  ["refused", true],
] as const)("thoughts of killing themselves right now answered %s: the page that sent it is told: %s", async (now, acute) => {
  const { phone } = await begin();
  const input = { ...sentInput(phone.checkInId, endingIn(1), { stopped: "1" }), "asq.1": "yes", "asq.5": now } as const;
  expect(await send(phone, input)).toMatchObject({ ok: true, repeated: false, acute });
  expect(await send(phone, input)).toMatchObject({ ok: true, repeated: true, acute });
});

describe("an antidepressant started under 25", () => {
  const extraOf = (courseId: string) =>
    rowsOf<{ due_on: string }>(
      db.web,
      { clinicId: clinic.clinicId },
      "select due_on::text from check_in where course_id = $1 and kind = 'extra' order by due_on",
      courseId,
    );
  test.each([
    ["yes", "2001-02-03", 4],
    ["unsure", "2001-02-03", 4],
    ["no", "2001-02-03", 0],
    ["yes", "2001-02-02", 0],
  ] as const)("%s, born %s: %i more check-ins, a week apart", async (antidepressant, dateOfBirth, count) => {
    const { phone, courseId } = await begin({ dateOfBirth, startsOn: "2026-05-04" });
    await answer(db.web, phone, CALM, minutes(3), { medicineChange: "psychotropic", antidepressant });
    const due = (await extraOf(courseId)).map(({ due_on }) => due_on);
    expect(due).toEqual(["2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02"].slice(0, count));
  });
});

test("an alert waits for the hours that the clinic keeps, not for office hours", async () => {
  const own = await testClinic(db.web);
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-hours" });
  await superuser.sql`update clinic set staffed_weekdays = '{2}', staffed_from = '13:00', staffed_until = '15:00' where id = ${own.clinicId}`;
  await superuser.close();
  const { phone } = await enrolled(db.web, own.prescriber, MONDAY);
  await answer(db.web, phone, endingIn(1), minutes(3));
  const [tier] = await rowsOf<{ due_at: string }>(
    db.web,
    phone,
    "select due_at from alert_tier where alert_id in (select id from alert where check_in_id = $1)",
    phone.checkInId,
  );
  expect(new Date(tier?.due_at ?? 0)).toEqual(new Date("2026-02-03T13:00:00Z"));
});
