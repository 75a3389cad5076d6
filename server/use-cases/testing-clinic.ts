import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { GAD7_FIELDS, PHQ9_FIELDS, type SubmitCheckInInput } from "@/contracts/check-in";
import { NO_CONTACTS } from "@/contracts/contacts";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { Role } from "@/contracts/roles";
import { type Database, enterClinic, withClinic, withLookup } from "@/db/client";
import { insertClinic } from "@/db/queries/clinics";
import { insertAccount, putMembership } from "@/db/queries/staff";
import type { CheckInActor, StaffActor } from "@/server/actor";
import { hashOf } from "@/server/check-in-token";
import { enrolPatient } from "./enrol-patient";
import type { HighestGiven } from "./sent-answers";
import { submitCheckIn } from "./submit-check-in";

export const TEST_LINK_SECRET = "a-secret-for-tests-only-0123456789abcdef";

/** A clinic of its own for a database test, with a prescriber and a nurse. */
export async function testClinic(db: Database, { isDemo = true, timeZone = "UTC" }: { isDemo?: boolean; timeZone?: string } = {}) {
  const at = new Date("2026-01-01T00:00:00Z");
  const clinicId = uuidv7();
  const clinicName = `Clinic ${clinicId.slice(-4)}`;
  await withClinic(db, clinicId, (tx) =>
    insertClinic(tx, { id: clinicId, slug: `c-${clinicId}`, name: clinicName, phone: "+1 555 0100", region: "us", timeZone, isDemo, at }),
  );
  const addStaff = async (role: Role): Promise<StaffActor> => {
    const [staffId, email] = [uuidv7(), `${randomUUID()}@clinic.example`];
    const name = `${role} ${staffId.slice(-4)}`;
    await withLookup(db, hashOf(email), async (tx) => {
      await insertAccount(tx, { id: staffId, name, email, emailHash: hashOf(email), passwordHash: null, at });
      await putMembership(await enterClinic(tx, clinicId), { clinicId, staffId, role, at });
    });
    return { kind: "staff", staffId, name, role, clinicId, clinicName, clinicTimeZone: timeZone, isDemo, sessionId: randomUUID() };
  };
  return { clinicId, addStaff, prescriber: await addStaff("prescriber"), nurse: await addStaff("nurse") };
}

/** An enrolment that passes; override what a test is about. */
export function enrolment(prescriberId: string, given: Partial<EnrolmentInput> = {}): EnrolmentInput {
  return {
    name: "Test Person",
    dateOfBirth: "1999-05-05",
    recordNumber: randomUUID().slice(0, 8),
    email: "person@patients.example",
    phone: null,
    ownsContact: true,
    language: "en",
    region: "us",
    timeZone: "UTC",
    startsOn: "2026-03-02",
    weightKg: 60,
    mgPerDay: 30,
    targetMgPerKg: 120,
    prescriberId,
    ...NO_CONTACTS,
    risks: [],
    secondLook: null,
    ...given,
  };
}

/** Enrols a patient and gives the phone that holds the first check-in. @throws Error when enrolment is refused */
export async function enrolled(db: Database, prescriber: StaffActor, now: Date, given: Partial<EnrolmentInput> = {}) {
  const result = await enrolPatient(db, prescriber, enrolment(prescriber.staffId, given), { now, linkSecret: TEST_LINK_SECRET });
  if (!result.ok) throw new Error(`not enrolled: ${result.code}`);
  const phone: CheckInActor = { kind: "check-in", clinicId: prescriber.clinicId, checkInId: result.checkInId, generation: 1 };
  return { ...result, phone };
}

/** What a check-in sends: nine answers, no worry unless it says otherwise or was stopped, and whatever else it asked. */
export function sentInput(checkIn: string, answers: readonly number[], more: Partial<SubmitCheckInInput> = {}): SubmitCheckInInput {
  const items = Object.fromEntries(PHQ9_FIELDS.map((field, index) => [field, answers[index] ?? 0]));
  const calm = more.stopped ? {} : Object.fromEntries(GAD7_FIELDS.map((field) => [field, 0]));
  return { checkIn, language: "en", "phq9.difficulty": 1, ...items, ...calm, ...more } as SubmitCheckInInput;
}

/** Submits nine answers from a phone, with whatever else the check-in asked. */
export function answer(
  db: Database,
  phone: CheckInActor,
  answers: readonly number[],
  now: Date,
  { highestGiven = null, ...more }: Partial<SubmitCheckInInput> & { highestGiven?: HighestGiven | null } = {},
) {
  return submitCheckIn(db, phone, sentInput(phone.checkInId, answers, more), { now, linkSecret: TEST_LINK_SECRET, highestGiven });
}
