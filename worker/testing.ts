import { v7 as uuidv7 } from "uuid";
import type { Region } from "@/clinical/crisis-lines";
import type { Urgency } from "@/clinical/urgency";
import type { CheckInKind } from "@/contracts/check-in-states";
import type { Role } from "@/contracts/roles";
import { type Database, withClinic, withLookup } from "@/db/client";
import {
  alert,
  alertTier,
  checkIn,
  clinic,
  course,
  courseStatus,
  delivery,
  flag,
  membership,
  patient,
  staff,
  submission,
} from "@/db/schema";

/** What must never be in a mail: one in every field that could hold something about a patient. */
export const CANARIES = ["Canary-Name", "canary-search", "CANARY-RECORD", "canary-explanation", "canary-message", "1999-09-19"] as const;

export const SETTINGS = { appUrl: "https://isomood.test", linkSecret: "a test's secret for links, thirty-two characters" };

/** A clinic with one patient on a course, made by the web role as the product makes it. */
export type TestClinic = {
  readonly clinicId: string;
  readonly name: string;
  readonly patientId: string;
  readonly courseId: string;
  readonly prescriberId: string;
  readonly prescriberEmail: string;
};

type ClinicOptions = { at: Date; timeZone?: string; region?: Region; patientEmail?: string | null; endedOn?: string };

export async function makeClinic(web: Database, options: ClinicOptions): Promise<TestClinic> {
  const { at, timeZone = "Europe/London", region = "gb", patientEmail = "patient@mail.example", endedOn } = options;
  const clinicId = uuidv7();
  const name = `Clinic ${clinicId.slice(-6)}`;
  await withClinic(web, clinicId, (tx) =>
    tx.insert(clinic).values({
      id: clinicId,
      slug: `clinic-${clinicId}`,
      name,
      phone: "020 0000 0000",
      region: "gb",
      timeZone: "Europe/London",
      createdAt: at,
    }),
  );
  const prescriber = await addStaff(web, clinicId, "prescriber", at);
  const [patientId, courseId] = [uuidv7(), uuidv7()];
  await withClinic(web, clinicId, async (tx) => {
    await tx.insert(patient).values({
      clinicId,
      id: patientId,
      name: "Canary-Name",
      searchName: "canary-search",
      dateOfBirth: "1999-09-19",
      recordNumber: "CANARY-RECORD",
      email: patientEmail,
      language: "en",
      region,
      timeZone,
      createdAt: at,
    });
    await tx.insert(course).values({
      clinicId,
      id: courseId,
      patientId,
      prescriberId: prescriber.staffId,
      startsOn: "2026-10-01",
      ...(endedOn ? { endedOn } : {}),
      weightKg: 70,
      targetMgPerKg: 120,
      createdAt: at,
    });
    // As enrolment leaves it: the worker changes the panel's row of a course and makes none.
    await tx.insert(courseStatus).values({ clinicId, courseId, patientId, prescriberId: prescriber.staffId, waitingSince: new Date() });
  });
  return { clinicId, name, patientId, courseId, prescriberId: prescriber.staffId, prescriberEmail: prescriber.email };
}

export async function addStaff(web: Database, clinicId: string, role: Role, at: Date): Promise<{ staffId: string; email: string }> {
  const staffId = uuidv7();
  const email = `${role}-${staffId}@clinic.example`;
  await withLookup(web, `hash of ${email}`, (tx) =>
    tx.insert(staff).values({ id: staffId, name: `The ${role}`, email, emailHash: `hash of ${email}`, createdAt: at }),
  );
  await withClinic(web, clinicId, (tx) => tx.insert(membership).values({ clinicId, staffId, role, createdAt: at }));
  return { staffId, email };
}

type OpenCheckIn = { at: Date; expiresAt?: Date; kind?: CheckInKind };

/** An open check-in of the course. */
export async function addCheckIn(web: Database, { clinicId, courseId }: TestClinic, given: OpenCheckIn): Promise<string> {
  const id = uuidv7();
  await withClinic(web, clinicId, (tx) => tx.insert(checkIn).values(openCheckIn(clinicId, courseId, id, given)));
  return id;
}

function openCheckIn(
  clinicId: string,
  courseId: string,
  id: string,
  { at, expiresAt = new Date(at.getTime() + 7 * 86_400_000), kind = "scheduled" }: OpenCheckIn,
) {
  const dueOn = at.toISOString().slice(0, 10);
  return { clinicId, id, courseId, kind, dueOn, opensAt: at, expiresAt, tokenHash: `hash of ${id}`, createdAt: at };
}

/** What an alert of a test is about. */
type NewAlert = { urgency: Urgency; receivedAt: Date; dueAt?: Date };

/** A submission that raised one flag and owes its alert at `dueAt`, stored in one transaction as a real one is. */
export async function addAlert(web: Database, at: TestClinic, given: NewAlert): Promise<{ alertId: string; flagId: string }> {
  const [made] = await addAlerts(web, at, 1, given);
  if (!made) throw new Error("no alert was made");
  return made;
}

/** So many of them, all at once. */
export async function addAlerts(
  web: Database,
  { clinicId, courseId }: TestClinic,
  count: number,
  { urgency, receivedAt, dueAt = receivedAt }: NewAlert,
): Promise<{ alertId: string; flagId: string }[]> {
  const made = Array.from({ length: count }, () => ({
    checkInId: uuidv7(),
    submissionId: uuidv7(),
    alertId: uuidv7(),
    flagId: uuidv7(),
  }));
  await withClinic(web, clinicId, async (tx) => {
    await tx.insert(checkIn).values(made.map(({ checkInId }) => openCheckIn(clinicId, courseId, checkInId, { at: receivedAt })));
    await tx.insert(submission).values(
      made.map(({ submissionId, checkInId }) => ({
        clinicId,
        id: submissionId,
        checkInId,
        courseId,
        receivedAt,
        language: "en" as const,
        adherenceNote: "canary-message",
        medicineNote: "canary-message",
        message: "canary-message",
      })),
    );
    await tx.insert(flag).values(
      made.map(({ flagId, checkInId, submissionId }) => ({
        clinicId,
        id: flagId,
        courseId,
        checkInId,
        submissionId,
        rule: "item-9-high" as const,
        urgency,
        numbers: {},
        items: [],
        explanation: "canary-explanation",
        raisedAt: receivedAt,
        policyVersion: "test",
        codeVersion: "test",
      })),
    );
    await tx.insert(alert).values(
      made.map(({ alertId, checkInId, submissionId }) => ({
        clinicId,
        id: alertId,
        checkInId,
        submissionId,
        courseId,
        urgency,
        createdAt: receivedAt,
      })),
    );
    await tx.insert(alertTier).values(made.map(({ alertId }) => ({ clinicId, alertId, tier: 1, dueAt })));
  });
  return made;
}

/** The clinic's deliveries, oldest first. */
export function deliveriesOf(db: Database, { clinicId }: TestClinic) {
  return withClinic(db, clinicId, (tx) => tx.select().from(delivery).orderBy(delivery.createdAt, delivery.id));
}

/** One SQL statement in the scope of the clinic. */
export async function inClinic(db: Database, { clinicId }: Pick<TestClinic, "clinicId">, statement: string, parameters: string[] = []) {
  const [, rows] = await db.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql.unsafe(statement, parameters),
  ]);
  return rows;
}
