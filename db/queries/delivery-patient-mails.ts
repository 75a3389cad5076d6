import { and, eq, gt, gte, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Region } from "@/clinical/crisis-lines";
import { lastReminderBefore, messageTurn } from "@/clinical/delivery-window";
import { startOfLocalDay } from "@/clinical/local-time";
import { localDateOf } from "@/clinical/plain-date";
import type { DeliveryKind } from "@/contracts/delivery-states";
import type { Language } from "@/contracts/languages";
import type { ClinicTx } from "@/db/client";
import { checkIn, clinic, consent, course, delivery, patient } from "@/db/schema";
import { isAskedFor } from "./deliveries";
import { policyInForce } from "./policies";

/** The kinds of delivery that go to patients. */
export const PATIENT_KINDS = ["check-in-link", "reminder"] as const satisfies readonly DeliveryKind[];
export type PatientKind = (typeof PATIENT_KINDS)[number];

/** Where a patient can be reached: what a channel chooses by. */
export type PatientContact = { readonly email: string | null };

/** What a message to a patient is made of. Of the patient it holds what the message needs and cannot say: ids, never a name. */
export type PatientContent = {
  readonly kind: PatientKind;
  readonly contact: PatientContact;
  readonly clinicId: string;
  readonly clinicName: string;
  readonly patientId: string;
  readonly checkInId: string;
  readonly generation: number;
  readonly expiresAt: Date;
  /** The patient's. */
  readonly timeZone: string;
  readonly region: Region;
  readonly language: Language;
};

/** `withdrawn`: not owed any more. `not-now`: owed, and to be looked at again at `until`. */
export type OwedToPatient =
  | { readonly owed: true; readonly content: PatientContent }
  | { readonly owed: false; readonly why: "withdrawn" }
  | { readonly owed: false; readonly why: "not-now"; readonly until: Date };

const withdrawn: OwedToPatient = { owed: false, why: "withdrawn" };

/** Withdraws at once what would find its check-in sent or over when its turn comes, of turns that have come. For a past that is made up. */
export async function withdrawPassedMessages(tx: ClinicTx, now: Date): Promise<void> {
  const isOver = tx
    .select({ id: checkIn.id })
    .from(checkIn)
    .where(or(ne(checkIn.state, "open"), lte(checkIn.expiresAt, now)));
  const hasPassed = and(eq(delivery.state, "queued"), inArray(delivery.kind, PATIENT_KINDS), lte(delivery.nextAttemptAt, now));
  await tx
    .update(delivery)
    .set({ state: "withdrawn", settledAt: now })
    .where(and(hasPassed, inArray(delivery.checkInId, isOver)));
}

/**
 * What a leased message has to say to its patient now, when to look again, or that it is not owed: the check-in was sent, ended or lies
 * after the last dose; the patient wants no such message, or was asked for consent and declined. A link that somebody asked for leaves at
 * any hour and whatever they wished before, and so does the first one before treatment on the day it was made, because whoever gets it
 * was just told that it comes. Everything else keeps to the days and hours, one message a day.
 */
export async function readOwedToPatient(tx: ClinicTx, { id, kind }: { id: string; kind: PatientKind }, now: Date): Promise<OwedToPatient> {
  const row = await readMessage(tx, id, now);
  if (!row) return withdrawn;
  const { mail, email, ...content } = row;
  const owed: OwedToPatient = { owed: true, content: { ...content, kind, contact: { email } } };
  const today = localDateOf(now, row.timeZone);
  const isFirst = mail.checkInKind === "pre-treatment" && kind === "check-in-link" && localDateOf(mail.madeAt, row.timeZone) === today;
  if (mail.isAskedFor || isFirst) return owed;
  const [policy, hadAnother] = await Promise.all([policyInForce(tx), hasAnother(tx, { id, today, ...row, now })]);
  const before = kind === "reminder" ? lastReminderBefore({ ...row, dueOn: mail.dueOn }, row.timeZone) : row.expiresAt;
  const turn = messageTurn(now, { timeZone: row.timeZone, before, hadAnother }, policy);
  if (turn.kind === "send") return owed;
  return turn.kind === "drop" ? withdrawn : { owed: false, why: "not-now", until: turn.until };
}

async function readMessage(tx: ClinicTx, deliveryId: string, now: Date) {
  const [row] = await tx
    .select({
      mail: { isAskedFor, checkInKind: checkIn.kind, madeAt: checkIn.createdAt, dueOn: checkIn.dueOn },
      email: patient.email,
      clinicId: clinic.id,
      clinicName: clinic.name,
      patientId: patient.id,
      checkInId: checkIn.id,
      generation: checkIn.generation,
      expiresAt: checkIn.expiresAt,
      timeZone: patient.timeZone,
      region: patient.region,
      language: patient.language,
    })
    .from(delivery)
    .innerJoin(clinic, eq(clinic.id, delivery.clinicId))
    .innerJoin(checkIn, and(eq(checkIn.clinicId, delivery.clinicId), eq(checkIn.id, delivery.checkInId)))
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .where(and(eq(delivery.id, deliveryId), mayStillGo(now)));
  return row ?? null;
}

/**
 * Whether the patient has another message today: one that left, or one whose turn came before this one's and that may still leave. Turns
 * are stored, and so two workers with one message each agree on which of them it is without waiting for each other.
 */
async function hasAnother(
  tx: ClinicTx,
  { id, patientId, today, timeZone, now }: { id: string; patientId: string; today: string; timeZone: string; now: Date },
): Promise<boolean> {
  const mine = alias(delivery, "mine");
  const isAhead = and(
    eq(delivery.state, "queued"),
    lte(delivery.nextAttemptAt, now),
    sql`(${delivery.nextAttemptAt}, ${delivery.priority}, ${delivery.id}) < (${mine.nextAttemptAt}, ${mine.priority}, ${mine.id})`,
    mayStillGo(now),
  );
  const hasLeft = and(eq(delivery.state, "sent"), gte(delivery.settledAt, startOfLocalDay(today, timeZone)));
  const rows = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .innerJoin(mine, and(eq(mine.clinicId, delivery.clinicId), eq(mine.id, id), ne(mine.id, delivery.id)))
    .innerJoin(checkIn, and(eq(checkIn.clinicId, delivery.clinicId), eq(checkIn.id, delivery.checkInId)))
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .where(and(eq(patient.id, patientId), inArray(delivery.kind, PATIENT_KINDS), or(hasLeft, isAhead)))
    .limit(1);
  return rows.length > 0;
}

/** True of a message whose check-in can still be answered, by a patient who has not said that they don't want it. */
function mayStillGo(now: Date): SQL | undefined {
  // After the last dose the rest of the course's cadence is void; what was planned for then, or asked for beside it, is not.
  const stillPlanned = or(isNull(course.endedOn), lte(checkIn.dueOn, course.endedOn), inArray(checkIn.kind, ["after-course", "extra"]));
  const isWanted = or(eq(patient.wants, "all"), and(eq(patient.wants, "no-reminders"), eq(delivery.kind, "check-in-link")));
  return and(eq(checkIn.state, "open"), gt(checkIn.expiresAt, now), stillPlanned, or(isAskedFor, and(isWanted, sql`not ${hasDeclined}`)));
}

/** Whether the last thing the patient said to the consent text was no: then they are asked at visits instead. */
const hasDeclined = sql`coalesce((
  select ${consent.decision} = 'declined' from ${consent}
  where ${consent.clinicId} = ${patient.clinicId} and ${consent.patientId} = ${patient.id}
  order by ${consent.at} desc limit 1), false)`;
