import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordTaskInput } from "@/contracts/flag-actions";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { raiseTasks } from "./raise-tasks";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { recordTask } from "./record-task";
import { sendCheckIns } from "./send-check-ins";
import { takeTask } from "./take-task";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { answeredCourse } from "./testing-course";
import { rowsOf } from "./testing-drafts";
import { auditOf, eventsOf, flagged, flagsOf, NOW_ANSWERS, panelRowOf } from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let assistant: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** The day on which the check-in of the first treatment day counts as missed. */
const AT = new Date("2026-03-09T10:00:00Z");
const when = { now: AT, linkSecret: TEST_LINK_SECRET };

/** A clinic with an assistant and one patient whose check-in was missed. */
async function missedOne() {
  clinic = await testClinic(db.web);
  assistant = await clinic.addStaff("assistant");
  const { courseId, patientId, phone } = await answeredCourse(db.web, clinic.prescriber, [{ total: 4 }]);
  await raiseTasks(db.worker, AT);
  const [task] = await flagsOf(db.web, assistant, courseId);
  if (task?.rule !== "missed") throw new Error("no task");
  return { courseId, patientId, phone, flagId: task.id };
}
const record = (flagId: string, given: Partial<RecordTaskInput>, by = assistant, now = AT) =>
  recordTask(db.web, by, { flagId, outcome: "no-answer", note: "", retryOn: null, id: randomUUID(), ...given } as never, { ...when, now });
const stateOf = async (courseId: string) => (await flagsOf(db.web, assistant, courseId))[0]?.state;
const listed = async (tab: "missed" | "calls" | "needs-you", now = AT) => (await readPanel(db.web, assistant, { tab }, now)).counts;

test("an assistant takes a task, and a colleague takes it over; neither claims any other flag", async () => {
  const { flagId } = await missedOne();
  expect(await takeTask(db.web, assistant, { flagId, from: null }, AT)).toEqual({ ok: true });
  expect(await takeTask(db.web, clinic.nurse, { flagId, from: null }, AT)).toEqual({
    ok: false,
    code: "already-claimed",
    by: assistant.name,
  });
  expect(await takeTask(db.web, clinic.nurse, { flagId, from: assistant.staffId }, AT)).toEqual({ ok: true });
  expect((await eventsOf(db.web, assistant, flagId)).map(({ kind, meaning }) => [kind, meaning])).toEqual([
    ["claim", "I am on it"],
    ["hand-over", `Taken over from ${assistant.name}`],
  ]);
  expect(await auditOf(db.web, assistant, flagId)).toEqual(["flag.task-raised", "flag.claimed", "flag.handed-over"]);
  const { flag } = await flagged(db.web, clinic.prescriber, NOW_ANSWERS, AT);
  expect(await takeTask(db.web, assistant, { flagId: flag.id, from: null }, AT)).toEqual({ ok: false, code: "not-found" });
  expect(await record(flag.id, { outcome: "at-visit" })).toEqual({ ok: false, code: "not-found" });
});

test("a claim of what a check-in raised and its task are two: neither takes the other, and a task's claim stops no alert", async () => {
  const { flagId, courseId } = await missedOne();
  const [{ check_in_id = "" } = {}] = await rowsOf<{ check_in_id: string }>(
    db.web,
    assistant,
    "select check_in_id from flag where id = $1",
    flagId,
  );
  const urgent = randomUUID();
  await rowsOf(
    db.web,
    assistant,
    `insert into flag (clinic_id, id, course_id, check_in_id, rule, urgency, numbers, items, explanation, raised_at, policy_version, code_version)
      select clinic_id, '${urgent}', course_id, check_in_id, 'item-9-high', 'now', '{}', '[]', 'x', raised_at, 'x', 'x' from flag where id = $1`,
    flagId,
  );
  expect(check_in_id).not.toBe("");
  await claimFlag(db.web, clinic.nurse, { flagId }, AT);
  const claims = async () =>
    Object.fromEntries((await flagsOf(db.web, assistant, courseId)).map(({ rule, claimed_by }) => [rule, claimed_by]));
  expect(await claims()).toEqual({ "item-9-high": null, missed: clinic.nurse.staffId });
  await claimFlag(db.web, clinic.prescriber, { flagId: urgent }, AT);
  expect(await claims()).toEqual({ "item-9-high": clinic.prescriber.staffId, missed: clinic.nurse.staffId });
});

test("not reached, the task is off the lists until the day of the next try, and no review of a clinician's", async () => {
  const { flagId, courseId, patientId } = await missedOne();
  expect(await listed("calls")).toMatchObject({ missed: 1, calls: 1 });
  expect(await record(flagId, { retryOn: "2026-03-08" })).toEqual({ ok: false, code: "retry-date-wrong" });
  expect(await record(flagId, { retryOn: "2026-03-24" })).toEqual({ ok: false, code: "retry-date-wrong" });
  const id = randomUUID();
  expect(await record(flagId, { retryOn: "2026-03-11", note: "Voicemail", id })).toEqual({ ok: true });
  expect(await record(flagId, { retryOn: "2026-03-11", note: "Voicemail", id })).toEqual({ ok: true });
  expect(await eventsOf(db.web, assistant, flagId)).toMatchObject([
    { kind: "task", staff_id: assistant.staffId, meaning: "Tried, no answer", note: "Voicemail", review_on: "2026-03-11" },
  ]);
  expect(await stateOf(courseId)).toBe("open");
  expect(await listed("calls")).toMatchObject({ missed: 0, calls: 0, needsYou: 0 });
  const later = new Date("2026-03-11T09:00:00Z");
  expect(await listed("calls", later)).toMatchObject({ missed: 1, calls: 1, needsYou: 0 });
  expect(await panelRowOf(db.web, assistant, patientId, later)).toMatchObject({ lastContact: { outcome: "no-answer" }, reviewOn: null });
});

test.each([
  ["at-visit", "Reached, asked at the visit"],
  ["declined", "Patient declined"],
] as const)("%s closes the task with its signature", async (outcome, meaning) => {
  const { flagId, courseId, patientId } = await missedOne();
  const later = new Date(AT.getTime() + 60_000);
  expect(await record(flagId, { outcome, note: "Would rather talk in the room" }, assistant, later)).toEqual({ ok: true });
  expect(await stateOf(courseId)).toBe("closed");
  expect(await listed("missed")).toMatchObject({ missed: 0, calls: 0 });
  const page = await readPatient(db.web, assistant, patientId, AT);
  expect(page?.timeline[0]).toMatchObject({ kind: "event", title: meaning, by: assistant.name });
  expect(await record(flagId, { outcome })).toEqual({ ok: false, code: "already-closed" });
  expect((await auditOf(db.web, assistant, flagId)).at(-1)).toBe("flag.task-recorded");
});

test("passed on, it is nobody's, off the call list, and the patient is on Needs you until a clinician signs", async () => {
  const { flagId, patientId, courseId } = await missedOne();
  await takeTask(db.web, assistant, { flagId, from: null }, AT);
  expect(await record(flagId, { outcome: "passed-on", note: "Mother says he stays in bed" })).toEqual({ ok: true });
  expect(await listed("calls")).toMatchObject({ missed: 0, calls: 0, needsYou: 1 });
  const { rows } = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, AT);
  expect(rows).toMatchObject([
    { patientId, urgency: "review", claimedBy: null, reason: expect.stringMatching(/^Review date reached\. A check-in not answered/) },
  ]);
  const signed = { outcome: "contacted", note: "", reviewOn: null, close: true } as const;
  expect(await acknowledgeFlag(db.web, clinic.prescriber, { flagId, ...signed }, new Date(AT.getTime() + 1000))).toEqual({ ok: true });
  expect(await stateOf(courseId)).toBe("closed");
  expect(await listed("calls")).toMatchObject({ missed: 0, needsYou: 0 });
});

test("sent again, the missed one is done with and the mail is owed; where it cannot be sent nothing is recorded and it is said why", async () => {
  const { flagId, courseId, patientId } = await missedOne();
  await rowsOf(db.web, assistant, "update patient set wants = 'none' where id = $1", patientId);
  expect(await record(flagId, { outcome: "sent-again" })).toEqual({ ok: false, code: "not-sent", why: "wants-none" });
  expect(await eventsOf(db.web, assistant, flagId)).toEqual([]);
  await rowsOf(db.web, assistant, "update patient set wants = 'all' where id = $1", patientId);
  const both = await Promise.all([record(flagId, { outcome: "sent-again" }), record(flagId, { outcome: "sent-again" })]);
  expect(both).toContainEqual({ ok: true });
  expect(await stateOf(courseId)).toBe("closed");
  const mails = await rowsOf(db.web, assistant, "select id from delivery where dedupe_key like 'asked-link:' || $1 || ':%'", patientId);
  expect(mails).toHaveLength(1);
});

test("sent again from the panel's list, the task of whoever was mailed is done, too", async () => {
  const { flagId, courseId } = await missedOne();
  expect(await sendCheckIns(db.web, assistant, [courseId], when)).toEqual([{ courseId, outcome: "sent" }]);
  expect(await stateOf(courseId)).toBe("closed");
  expect(await eventsOf(db.web, assistant, flagId)).toMatchObject([{ kind: "task", meaning: "Check-in sent again" }]);
  expect(await listed("missed")).toMatchObject({ missed: 0 });
});

test("what a colleague recorded meanwhile is told first", async () => {
  const { flagId } = await missedOne();
  await record(flagId, { retryOn: "2026-03-11" }, clinic.nurse);
  expect(await record(flagId, { outcome: "at-visit", seen: null })).toEqual({
    ok: false,
    code: "changed-meanwhile",
    by: clinic.nurse.name,
  });
});
