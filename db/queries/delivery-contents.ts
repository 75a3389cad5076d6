import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { Region } from "@/clinical/crisis-lines";
import type { Urgency } from "@/clinical/urgency";
import type { Role } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { alert, checkIn, clinic, course, deliveryAlert, invitation, membership, patient, staff, submission } from "@/db/schema";
import { alertStillOwed } from "./alert-owed";
import type { LeasedDelivery } from "./delivery-leases";

/** Why this person is told: they prescribe, stand in for somebody who could not be told, or run a clinic that has no clinician. */
export type Standing = "prescriber" | "clinician" | "admin";

type Sender = { readonly to: string; readonly clinicName: string };
export type AlertContent = Sender & {
  readonly kind: "alert";
  readonly alertId: string;
  readonly urgency: Urgency;
  readonly receivedAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
  readonly standing: Standing;
};
export type DigestContent = Sender & {
  readonly kind: "digest";
  readonly count: number;
  readonly oldestReceivedAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
  readonly standing: Standing;
};
export type CheckInLinkContent = Sender & {
  readonly kind: "check-in-link";
  readonly checkInId: string;
  readonly generation: number;
  readonly expiresAt: Date;
  /** The patient's. */
  readonly timeZone: string;
  readonly region: Region;
};
export type StaffInvitationContent = Sender & {
  readonly kind: "staff-invitation";
  readonly invitationId: string;
  readonly role: Role;
  readonly expiresAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
};
/** What a mail may say: nothing about a patient in the staff's, and in the patient's own only where it came from. */
export type MailContent = AlertContent | DigestContent | CheckInLinkContent | StaffInvitationContent;

/** `withdrawn`: no longer owed to anybody. `recipient-left`: owed, but not to this person. */
export type Owed =
  | { readonly owed: true; readonly content: MailContent }
  | { readonly owed: false; readonly why: "withdrawn" | "recipient-left" };

const withdrawn: Owed = { owed: false, why: "withdrawn" };

/** What a leased delivery has to say now, or that it is no longer owed. Read again before every try. */
export function readOwedMail(tx: ClinicTx, leased: LeasedDelivery, now: Date): Promise<Owed> {
  if (leased.kind === "alert" || leased.kind === "digest") return readAlerts(tx, leased);
  if (leased.kind === "check-in-link") return readCheckInLink(tx, leased.checkInId, now);
  return readInvitation(tx, leased.invitationId, now);
}

async function readAlerts(tx: ClinicTx, { id, kind, recipientStaffId }: LeasedDelivery): Promise<Owed> {
  const alerts = await tx
    .select({ alertId: alert.id, urgency: alert.urgency, receivedAt: submission.receivedAt, prescriberId: course.prescriberId })
    .from(deliveryAlert)
    .innerJoin(alert, and(eq(alert.clinicId, deliveryAlert.clinicId), eq(alert.id, deliveryAlert.alertId)))
    .innerJoin(submission, and(eq(submission.clinicId, alert.clinicId), eq(submission.id, alert.submissionId)))
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .where(and(eq(deliveryAlert.deliveryId, id), alertStillOwed(tx)))
    .orderBy(asc(submission.receivedAt));
  const [oldest] = alerts;
  if (!oldest) return withdrawn;
  if (!recipientStaffId) return { owed: false, why: "recipient-left" };
  const [recipient] = await tx
    .select({ to: staff.email, role: membership.role, clinicName: clinic.name, timeZone: clinic.timeZone })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .innerJoin(clinic, eq(clinic.id, membership.clinicId))
    .where(and(eq(membership.staffId, recipientStaffId), isNull(membership.endedAt)));
  if (!recipient || recipient.role === "assistant") return { owed: false, why: "recipient-left" };
  const { role, ...sender } = recipient;
  const prescribes = alerts.every(({ prescriberId }) => prescriberId === recipientStaffId);
  const standing = role === "admin" ? "admin" : prescribes ? "prescriber" : "clinician";
  if (kind === "digest") {
    return { owed: true, content: { kind, ...sender, standing, count: alerts.length, oldestReceivedAt: oldest.receivedAt } };
  }
  const { alertId, urgency, receivedAt } = oldest;
  return { owed: true, content: { kind: "alert", ...sender, standing, alertId, urgency, receivedAt } };
}

/** After the last dose the rest of the course's cadence is void; what was planned for then, or asked for beside it, is not. */
const stillAskedFor = or(isNull(course.endedOn), lte(checkIn.dueOn, course.endedOn), inArray(checkIn.kind, ["after-course", "extra"]));

async function readCheckInLink(tx: ClinicTx, checkInId: string | null, now: Date): Promise<Owed> {
  if (!checkInId) return withdrawn;
  const [row] = await tx
    .select({
      checkInId: checkIn.id,
      generation: checkIn.generation,
      expiresAt: checkIn.expiresAt,
      to: patient.email,
      timeZone: patient.timeZone,
      region: patient.region,
      clinicName: clinic.name,
    })
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .innerJoin(clinic, eq(clinic.id, checkIn.clinicId))
    .where(and(eq(checkIn.id, checkInId), eq(checkIn.state, "open"), stillAskedFor));
  if (!row?.to || row.expiresAt <= now) return withdrawn;
  return { owed: true, content: { kind: "check-in-link", ...row, to: row.to } };
}

async function readInvitation(tx: ClinicTx, invitationId: string | null, now: Date): Promise<Owed> {
  if (!invitationId) return withdrawn;
  const [row] = await tx
    .select({
      invitationId: invitation.id,
      to: invitation.email,
      role: invitation.role,
      expiresAt: invitation.expiresAt,
      clinicName: clinic.name,
      timeZone: clinic.timeZone,
    })
    .from(invitation)
    .innerJoin(clinic, eq(clinic.id, invitation.clinicId))
    .where(and(eq(invitation.id, invitationId), isNull(invitation.acceptedAt)));
  if (!row || row.expiresAt <= now) return withdrawn;
  return { owed: true, content: { kind: "staff-invitation", ...row } };
}
