import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BASELINE_RISKS } from "@/clinical/baseline-risks";
import { CONTACT_LENGTHS, type Contacts } from "@/contracts/contacts";
import { seenOf } from "@/contracts/course-corrections";
import { DEFAULT_TARGET_MG_PER_KG, type EnrolmentInput } from "@/contracts/enrolment";
import { connect, withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { acknowledgeFlag } from "@/server/use-cases/acknowledge-flag";
import { askForCall } from "@/server/use-cases/ask-for-call";
import { correctCourse } from "@/server/use-cases/correct-course";
import { raiseLeftDrafts } from "@/server/use-cases/raise-left-drafts";
import { raiseTasks } from "@/server/use-cases/raise-tasks";
import { readMetrics } from "@/server/use-cases/read-metrics";
import { recordRenewal } from "@/server/use-cases/record-renewal";
import { recordTask } from "@/server/use-cases/record-task";
import { answer, enrolled, TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { rowsOf, save } from "@/server/use-cases/testing-drafts";
import { flagsOf } from "@/server/use-cases/testing-flags";
import { writeNote } from "@/server/use-cases/write-note";
import { emailChannel } from "./channels/email-channel";
import { deliver } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import { startHeart } from "./heart";
import { mailServer } from "./smtp-sender";
import { SETTINGS } from "./testing";

/** One word for every field: found anywhere it names the field that leaked. */
const words = new Map<string, string>();
function canary(field: string): string {
  const word = words.get(field) ?? `Canary${field.replaceAll(/\W/g, "")}${randomUUID().slice(0, 6)}`;
  words.set(field, word);
  return word;
}
let number = 0;
/** A telephone number of its own, as written and as dialled. */
function canaryPhone(field: string): string {
  number += 1;
  const given = `+1 555 77${String(number).padStart(2, "0")} 4242`;
  words.set(field, given);
  words.set(`${field}, dialled`, given.replaceAll(" ", ""));
  return given;
}
const PATIENT_ADDRESS = `canaryaddress${randomUUID().slice(0, 6)}@patients.example`;
/** A birthday that nothing else has. */
const BIRTHDAY = "1997-08-13";

const contacts = Object.fromEntries(
  Object.keys(CONTACT_LENGTHS).map((field) => [field, field.endsWith("Phone") ? canaryPhone(field) : canary(field)]),
) as unknown as Contacts;
const person = (): Partial<EnrolmentInput> => ({
  name: canary("name"),
  recordNumber: `${canary("record")}${randomUUID().slice(0, 4)}`,
  dateOfBirth: BIRTHDAY,
  email: PATIENT_ADDRESS,
  phone: canaryPhone("phone"),
  ...contacts,
  risks: BASELINE_RISKS.map((risk) => ({ risk, answer: "yes" as const, detail: canary(`risk${risk}`) })),
  secondLook: canary("second look"),
});

let db: TestDatabase;
let smtp: SmtpCatcher;
let printed: string[];
beforeAll(async () => {
  db = await createTestDatabase();
  smtp = await startSmtpCatcher();
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((line) => {
      printed.push(String(line));
      return true;
    });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await smtp.stop();
  await db.close();
});

type Prescriber = Awaited<ReturnType<typeof testClinic>>["prescriber"];
const at = (iso: string) => new Date(iso);

/** What a worker does at this moment, once: all of it. */
async function work(now: Date): Promise<void> {
  await raiseLeftDrafts(db.worker, now);
  await raiseTasks(db.worker, now);
  await dispatchDueTiers(db.worker, now);
  const { send } = mailServer({ smtpUrl: smtp.url, mailFrom: "no-reply@isomood.example" });
  const by = {
    ...{ db: db.worker, send, channels: [emailChannel(send, SETTINGS)], settings: SETTINGS },
    ...{ clock: () => now, random: () => 0 },
  };
  for (const leased of await leaseDueDeliveries(db.worker, { now, limit: 500 })) await deliver(by, leased);
}

/** Everything that may be said of a patient and by one, in each place that takes words. */
async function journey(prescriber: Prescriber): Promise<void> {
  const options = (now: Date) => ({ now, linkSecret: TEST_LINK_SECRET });
  const first = await enrolled(db.web, prescriber, at("2026-02-02T10:00:00Z"), person());
  await answer(db.web, first.phone, [3, 3, 3, 3, 3, 0, 0, 0, 2], at("2026-02-02T11:00:00Z"), {
    message: canary("message"),
    adherence: "stopped",
    adherenceNote: canary("adherence"),
    medicineChange: "psychotropic",
    medicineNote: canary("medicine"),
    privateNumber: canaryPhone("private number"),
    mayLeaveMessage: "no",
    "asq.1": "yes",
    "asq.3": "yes",
  } as never);
  await work(at("2026-02-02T11:01:00Z"));
  const [flag] = await flagsOf(db.web, prescriber, first.courseId);
  const signed = { outcome: "contacted", note: canary("flag note"), reviewOn: "2026-02-20", close: true } as const;
  await acknowledgeFlag(db.web, prescriber, { flagId: flag?.id ?? "", ...signed }, at("2026-02-03T09:00:00Z"));
  const { patientId } = first;
  const now = at("2026-03-05T10:00:00Z");
  await writeNote(db.web, prescriber, { patientId, id: randomUUID(), body: canary("note"), atVisit: true }, now);
  const renewed = { id: randomUUID(), renewedOn: "2026-03-05", daysSupplied: 30, withoutCheckReason: canary("renewal") };
  await recordRenewal(db.web, prescriber, { patientId, ...renewed }, now);
  const target = { correct: "target", seen: seenOf({ mgPerKg: DEFAULT_TARGET_MG_PER_KG }), mgPerKg: 130 } as const;
  await correctCourse(db.web, prescriber, { patientId, id: randomUUID(), reason: canary("correction"), ...target }, options(now));

  const second = await enrolled(db.web, prescriber, at("2026-02-02T10:00:00Z"), person());
  await save(db.web, second.phone, { "phq9.9": 1, message: canary("old draft") }, at("2026-02-02T10:30:00Z"));
  await askForCall(db.web, second.phone, { privateNumber: canaryPhone("call"), mayLeaveMessage: "no" }, at("2026-02-02T10:40:00Z"));

  for (const answers of [
    [3, 3, 3, 3, 3, 3],
    [3, 3, 3, 2],
  ]) {
    const { phone } = await enrolled(db.web, prescriber, at("2026-02-02T10:00:00Z"), person());
    await answer(db.web, phone, answers, at("2026-02-02T12:00:00Z"));
  }

  // A rise that is watched, and a check-in that is missed.
  const third = await enrolled(db.web, prescriber, at("2026-02-02T10:00:00Z"), person());
  const planned = await withClinic(db.web, prescriber.clinicId, (tx) => listCheckIns(tx, third.courseId));
  for (const [index, answers] of [
    [1, 1, 1],
    [1, 1, 1],
    [3, 3, 2],
  ].entries()) {
    const checkIn = planned[index];
    if (checkIn) await answer(db.web, { ...third.phone, checkInId: checkIn.id }, answers, at(`${checkIn.dueOn}T12:00:00Z`));
  }
  for (const morning of ["2026-02-03T08:00:00Z", "2026-02-10T08:00:00Z", "2026-03-18T08:30:00Z", "2026-03-30T08:00:00Z"])
    await work(at(morning));
  const task = (await flagsOf(db.web, prescriber, second.courseId)).find(({ rule }) => rule === "missed");
  const tried = { outcome: "passed-on", note: canary("task note"), retryOn: null } as const;
  await recordTask(db.web, prescriber, { flagId: task?.id ?? "", ...tried }, options(at("2026-03-30T10:00:00Z")));
}

/** Where a patient's words and marks are kept: each of these must hold a canary, or nothing found would mean nothing. */
const KEPT = [
  ...["patient.name", "patient.search_name", "patient.record_number", "patient.email", "patient.phone"],
  ...["contact.address", "contact.gp_name", "contact.gp_practice", "contact.gp_phone"],
  ...["contact.emergency_name", "contact.emergency_relation", "contact.emergency_phone"],
  ...["baseline_risk.detail", "second_look.note", "course_status.name", "course_status.search_text", "course_status.phone"],
  ...["submission.message", "submission.adherence_note", "submission.medicine_note", "submission.private_number"],
  ...["draft_answer.value", "help_request.private_number", "flag_event.note", "note.body"],
  ...["renewal.without_check_reason", "course_correction.reason"],
];

async function columnsWithCanaries(): Promise<Set<string>> {
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-look" });
  const found = new Set<string>();
  for (const column of KEPT) {
    const [table = "", name = ""] = column.split(".");
    const rows = await superuser.sql.unsafe<{ value: string }[]>(`select ${name}::text as value from ${table} where ${name} is not null`);
    const text = rows.map(({ value }) => value.toLowerCase()).join("\n");
    if ([...words.values(), PATIENT_ADDRESS].some((word) => text.includes(word.toLowerCase()))) found.add(column);
  }
  await superuser.close();
  return found;
}

/** Everything that is measured after all of it, with what a worker wrote beside its heartbeat. */
async function metrics(): Promise<string> {
  const heart = startHeart(db.worker, { smtpFailingSince: () => null });
  await heart.stop();
  return readMetrics(db.web);
}

/** A counter of the web process by one label, as the flags and alerts that are stored would have it. */
function countedBy(text: string, name: string, label: string): Record<string, number> {
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{process="web"`));
  return Object.fromEntries(lines.map((line) => [new RegExp(`${label}="([^"]+)"`).exec(line)?.[1], Number(line.split(" ").at(-1))]));
}

test("no mail, no header of one, no log line and no metric carries a word, a number or a date of a patient's, whatever goes wrong", async () => {
  const { prescriber } = await testClinic(db.web);
  // This process has counted what other files of tests raised in it before.
  const before = await metrics();
  await journey(prescriber);
  await enrolled(db.web, prescriber, at("2026-04-01T09:30:00Z"), { ...person(), startsOn: "2026-04-20" });
  await work(at("2026-04-01T09:30:01Z"));
  smtp.behave("later");
  const { phone } = await enrolled(db.web, prescriber, at("2026-04-01T10:00:00Z"), { ...person(), startsOn: "2026-04-20" });
  await save(db.web, phone, { message: canary("draft") }, at("2026-04-01T10:00:00Z"));
  await work(at("2026-04-01T10:00:01Z"));
  smtp.behave("refuse", PATIENT_ADDRESS);
  await work(at("2026-04-01T10:20:00Z"));
  // What the database itself says about a row that it refuses quotes the row.
  await rowsOf(db.web, prescriber, "insert into patient select * from patient where clinic_id = $1", prescriber.clinicId).catch(() => {});

  expect([...(await columnsWithCanaries())].sort()).toEqual([...KEPT].sort());
  const sent = smtp.mails.map(({ email }) => `${email.subject} ${email.text}`).join("\n");
  for (const kind of [/\[Now\]/, /\[Today\]/, /Review: \d/, /Watch: \d/, /Missed: \d/, /A short check-in/]) expect(sent).toMatch(kind);
  const measured = await metrics();
  for (const [metric, label, table] of [
    ["isomood_flags_raised_total", "rule", "flag"],
    ["isomood_alerts_owed_total", "urgency", "alert"],
  ] as const) {
    const text = `select ${label} as of, count(*)::int from ${table} where clinic_id = $1 group by 1`;
    const stored = await rowsOf<{ of: string; count: number }>(db.web, prescriber, text, prescriber.clinicId);
    const known = countedBy(before, metric, label);
    const since = Object.entries(countedBy(measured, metric, label)).map(([of, count]) => [of, count - (known[of] ?? 0)] as const);
    const raised = since.filter(([, count]) => count > 0);
    expect(Object.fromEntries(raised)).toEqual(Object.fromEntries(stored.map(({ of, count }) => [of, count])));
  }
  expect(measured).toContain('{process="worker"');
  const log = printed.join("");
  expect(log).toMatch(/"level":"warn"/);
  for (const mail of smtp.mails) {
    const isTheirs = mail.to.includes(PATIENT_ADDRESS);
    // Their own address stands in a patient's own mail, as whom it goes to.
    const said = [mail.raw, mail.email.text ?? "", mail.email.html ?? ""].join("\n").toLowerCase();
    const leaked = [...words].filter(([, word]) => said.includes(word.toLowerCase())).map(([field]) => field);
    expect(leaked).toEqual([]);
    expect(said.includes(BIRTHDAY) || said.includes("isotretinoin") || said.includes("phq")).toBe(false);
    expect(said.split(PATIENT_ADDRESS.toLowerCase()).length - 1).toBeLessThanOrEqual(isTheirs ? 1 : 0);
  }
  for (const [field, word] of [...words, ["address", PATIENT_ADDRESS], ["birthday", BIRTHDAY]])
    for (const text of [log, measured]) expect([field, text.toLowerCase().includes(String(word).toLowerCase())]).toEqual([field, false]);
});
