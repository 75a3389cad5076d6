import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { defaultPolicy } from "@/clinical/policy";
import { CONSENT_VERSION } from "@/contracts/consent";
import { seenOf } from "@/contracts/course-corrections";
import { DEFAULT_TARGET_MG_PER_KG } from "@/contracts/enrolment";
import { type Database, withClinic } from "@/db/client";
import { insertClosedDays, insertCover, insertSpell } from "@/db/queries/cover";
import { insertAction } from "@/db/queries/own-actions";
import { insertPolicy } from "@/db/queries/policies";
import type { CheckInActor, StaffActor } from "@/server/actor";
import { hashOf } from "@/server/check-in-token";
import { startSession } from "@/server/staff-session";
import { acknowledgeFlag } from "./acknowledge-flag";
import { askForCall } from "./ask-for-call";
import { changeDose } from "./change-dose";
import { claimFlag } from "./claim-flag";
import { correctCourse } from "./correct-course";
import { importPatients } from "./import-patients";
import { inviteStaff } from "./invite-staff";
import { readPanel } from "./read-panel";
import { recordConsent } from "./record-consent";
import { recordRenewal } from "./record-renewal";
import { recordSexualFunction } from "./record-sexual-function";
import { recordWeight } from "./record-weight";
import { saveDraft } from "./save-draft";
import { answer, enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { writeNote } from "./write-note";

export type FullClinic = {
  readonly clinicId: string;
  readonly prescriber: StaffActor;
  /** What stands in `app.lookup` for this clinic's own rows, by table. */
  readonly lookups: { readonly check_in: string; readonly session: string; readonly invitation: string };
};

const NOW = new Date("2026-03-01T10:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** A clinic with at least one row in every table that belongs to a clinic: what one clinic must never see of another. */
export async function fullClinic({ web, worker }: { web: Database; worker: Database }): Promise<FullClinic> {
  const { clinicId, prescriber, nurse } = await testClinic(web);
  const risks = [
    { risk: "severe-depression", answer: "yes", detail: "2023" },
    { risk: "alcohol", answer: "no", detail: null },
  ] as const;
  const { patientId, phone } = await enrolled(web, prescriber, NOW, { risks: [...risks], secondLook: "Psychiatrist agrees" });
  await answer(web, phone, [3, 3, 3, 3, 3, 3, 3, 3, 3], later(1));
  const flag = await flagOf(web, prescriber, patientId);
  await claimFlag(web, nurse, { flagId: flag }, later(2));
  const signed = { outcome: "contacted", note: "Reached by phone", reviewOn: "2026-03-05", close: true } as const;
  await acknowledgeFlag(web, nurse, { flagId: flag, ...signed }, later(3));
  await changeDose(
    web,
    prescriber,
    { patientId, takesEffectOn: "2026-03-20", mgPerDay: 40 },
    { now: later(4), linkSecret: TEST_LINK_SECRET },
  );
  await recordOnCourse(web, { prescriber, nurse }, patientId);
  const other = await enrolled(web, prescriber, later(5));
  await answer(web, other.phone, [0, 0, 0, 0, 0, 0, 0, 0, 2], later(6), { stopped: "1" });
  await claimFlag(web, nurse, { flagId: await flagOf(web, prescriber, other.patientId) }, later(6));
  await beginAndAskForHelp(web, prescriber);
  await importOne(web, prescriber);
  await recordCover(web, { prescriber, nurse });
  await inviteStaff(web, prescriber, { email: `${clinicId}@new.example`, role: "nurse" }, { now: later(7), linkSecret: TEST_LINK_SECRET });
  const secret = await withClinic(web, clinicId, async (tx) => {
    await insertPolicy(tx, defaultPolicy, NOW);
    return startSession(tx, { clinicId, staffId: prescriber.staffId, now: later(8) });
  });
  await sendAlert(worker, prescriber);
  return { clinicId, prescriber, lookups: { ...(await tokensOf(web, phone)), session: hashOf(secret) } };
}

/** What clinicians record at a visit. */
async function recordOnCourse(
  web: Database,
  { prescriber, nurse }: { prescriber: StaffActor; nurse: StaffActor },
  patientId: string,
): Promise<void> {
  const now = later(4);
  await recordWeight(web, nurse, { patientId, id: uuidv4(), measuredOn: "2026-03-01", weightKg: 61 }, now);
  await recordSexualFunction(web, nurse, { patientId, id: uuidv4(), asked: true, on: "2026-03-01" }, now);
  const renewed = { id: uuidv4(), renewedOn: "2026-03-01", daysSupplied: 30, withoutCheckReason: "" };
  await recordRenewal(web, prescriber, { patientId, ...renewed }, now);
  const note = uuidv4();
  await writeNote(web, nurse, { patientId, id: note, body: "Seen", atVisit: true }, now);
  await writeNote(web, nurse, { patientId, id: uuidv4(), body: "Seen with her mother", atVisit: true, corrects: note }, now);
  const target = { correct: "target", seen: seenOf({ mgPerKg: DEFAULT_TARGET_MG_PER_KG }), mgPerKg: 130 } as const;
  await correctCourse(web, prescriber, { patientId, id: uuidv4(), reason: "Agreed", ...target }, { now, linkSecret: TEST_LINK_SECRET });
}

/** What a patient leaves behind who begins a check-in, is not sure, and asks to be called. */
async function beginAndAskForHelp(web: Database, prescriber: StaffActor): Promise<void> {
  const { phone } = await enrolled(web, prescriber, later(6));
  const { checkInId: checkIn } = phone;
  await recordConsent(web, phone, { version: CONSENT_VERSION, decision: "accepted", language: "en" }, later(6));
  await saveDraft(
    web,
    phone,
    { checkIn, language: "en", answers: { "phq9.9": 1, message: "Not sent" } },
    { now: later(6), device: uuidv4() },
  );
  await askForCall(web, phone, { privateNumber: "+1 555 0199", mayLeaveMessage: "no" }, later(6));
}

/** Who stands in, who is away, when the clinic is closed and what it suggests. */
function recordCover(web: Database, { prescriber, nurse }: { prescriber: StaffActor; nurse: StaffActor }): Promise<void> {
  const by = { recordedBy: nurse.staffId, at: later(6) };
  const days = { from: "2026-04-06", until: "2026-04-10" };
  return withClinic(web, prescriber.clinicId, async (tx) => {
    const weekly = [{ weekday: 1, staffIds: [nurse.staffId] }];
    // A number that no other clinic's version has: what names it from elsewhere must be refused.
    const version = Number.parseInt(prescriber.clinicId.slice(-7), 16) + 1;
    await insertCover(tx, { version, weekly, safetyLeadId: prescriber.staffId, lastResortId: nurse.staffId, ...by });
    await insertSpell(tx, "dated-turn", { id: uuidv4(), staffId: nurse.staffId, ...days, ...by });
    await insertSpell(tx, "leave", { id: uuidv4(), staffId: prescriber.staffId, ...days, ...by });
    await insertClosedDays(tx, [{ id: uuidv4(), on: "2026-12-25", name: "Christmas Day" }], by);
    await insertAction(tx, { urgency: "now", version: 1, text: "Ring the duty psychiatrist.", ...by });
  });
}

/** A file of one patient. @throws Error when it is refused */
async function importOne(web: Database, prescriber: StaffActor): Promise<void> {
  const file = `name,date_of_birth,record_number,starts_on,weight_kg,mg_per_day,prescriber\nFrom a file,1998-02-03,F-${prescriber.staffId.slice(-8)},2026-03-09,60,20,${prescriber.name}`;
  const result = await importPatients(web, prescriber, new TextEncoder().encode(file), { now: later(6), linkSecret: TEST_LINK_SECRET });
  if (!result.ok) throw new Error(`not imported: ${result.code}`);
}

async function flagOf(web: Database, prescriber: StaffActor, patientId: string): Promise<string> {
  const { rows } = await readPanel(web, prescriber, { tab: "everyone" }, later(2));
  const flagId = rows.find((row) => row.patientId === patientId)?.flagId;
  if (!flagId) throw new Error("the answers raised no flag");
  return flagId;
}

async function tokensOf(web: Database, { clinicId, checkInId }: CheckInActor): Promise<{ check_in: string; invitation: string }> {
  const [, [checkIn], [invitation]] = await web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql<{ hash: string }[]>`select token_hash as hash from check_in where id = ${checkInId}`,
    sql<{ hash: string }[]>`select token_hash as hash from invitation`,
  ]);
  return { check_in: checkIn?.hash ?? "", invitation: invitation?.hash ?? "" };
}

/** What the worker writes when an alert's first tier is sent. Its second tier is still owed. */
async function sendAlert(worker: Database, { clinicId, staffId }: StaffActor): Promise<void> {
  const id = uuidv7();
  await worker.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, created_at, next_attempt_at)
      values (${clinicId}, ${id}, 'alert', 0, ${`alert:${id}`}, ${staffId}, ${NOW.toISOString()}, ${NOW.toISOString()})`,
    sql`insert into delivery_alert (clinic_id, delivery_id, alert_id, tier) select clinic_id, ${id}, alert_id, tier from alert_tier where clinic_id = ${clinicId} limit 1`,
    sql`insert into delivery_attempt (clinic_id, delivery_id, attempt, at, outcome) values (${clinicId}, ${id}, 1, ${NOW.toISOString()}, 'accepted')`,
    sql`update alert_tier set dispatched_at = due_at where clinic_id = ${clinicId} and tier = 1`,
    sql`insert into delivery_flag (clinic_id, delivery_id, flag_id) select clinic_id, ${id}, id from flag where clinic_id = ${clinicId} limit 1`,
    sql`insert into digest_due (clinic_id, flag_id, due_at) select clinic_id, id, raised_at from flag where clinic_id = ${clinicId} limit 1`,
    sql`insert into alert_tier (clinic_id, alert_id, tier, due_at) select clinic_id, alert_id, 2, due_at from alert_tier where clinic_id = ${clinicId} limit 1`,
  ]);
}
