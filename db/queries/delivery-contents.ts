import { and, asc, eq, isNull } from "drizzle-orm";
import { type LadderStep, owesAlert } from "@/clinical/alert-ladder";
import { COVER_PARTS, type CoverPart, tellingAt } from "@/clinical/cover";
import type { CoverPlan } from "@/clinical/cover-plan";
import { type TellsPatient, tellsPatient } from "@/clinical/promised-time";
import type { Urgency } from "@/clinical/urgency";
import { isClinician, type Role } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, clinic, course, deliveryAlert, invitation, membership, staff } from "@/db/schema";
import { alertStillOwed } from "./alert-owed";
import { readCoverPlan } from "./cover";
import type { LeasedDelivery } from "./delivery-leases";
import { openFlagsOf } from "./digest-flags";
import { type HandOverContent, readHandOver } from "./hand-over-mails";
import { readTestMail, type TestContent } from "./test-mails";

/** When an alert that stays unclaimed goes on, and to whom; `again`: to those who were told of it before. */
export type GoesOn = { readonly at: Date; readonly to: readonly CoverPart[]; readonly again: boolean };

type Sender = { readonly to: string; readonly clinicName: string };
export type AlertContent = Sender & {
  readonly kind: "alert";
  readonly alertId: string;
  readonly urgency: Urgency;
  /** When what it is about came: sent, or given and left unsent, or a call asked for. */
  readonly receivedAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
  /** As what its recipient is told. */
  readonly standing: CoverPart;
  /** Null where it goes no further, or has done so already. */
  readonly goesOn: GoesOn | null;
  /** What the patient may have been told: the same for every check-in of this urgency and time, so that it says nothing of which rule fired. */
  readonly promise: TellsPatient | null;
};
export type DigestContent = Sender & {
  readonly kind: "digest";
  /** Alerts that wait for review, and since when the oldest has; null where there is none. */
  readonly count: number;
  readonly oldestReceivedAt: Date | null;
  /** Flags that owe no alert of their own and are still open. */
  readonly watch: number;
  readonly missed: number;
  /** The clinic's. */
  readonly timeZone: string;
  /** As what its recipient is told, of one check-in or another. */
  readonly standing: readonly CoverPart[];
};
export type StaffInvitationContent = Sender & {
  readonly kind: "staff-invitation";
  readonly invitationId: string;
  readonly role: Role;
  readonly expiresAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
};
/** What a mail to staff may say: nothing about a patient. */
export type StaffContent = AlertContent | DigestContent | HandOverContent | StaffInvitationContent | TestContent;

/** `withdrawn`: no longer owed to anybody. `recipient-left`: owed, but not to this person. */
export type Owed =
  | { readonly owed: true; readonly content: StaffContent }
  | { readonly owed: false; readonly why: "withdrawn" | "recipient-left" };

const withdrawn: Owed = { owed: false, why: "withdrawn" };

/** What a leased delivery has to say to somebody of the clinic now, or that it is no longer owed. Read again before every try. */
export async function readOwedToStaff(tx: ClinicTx, leased: LeasedDelivery, now: Date): Promise<Owed> {
  switch (leased.kind) {
    case "staff-invitation":
      return readInvitation(tx, leased.invitationId, now);
    case "test":
      return owedOrWithdrawn(await readTestMail(tx, leased.id, now));
    case "hand-over":
      return owedOrWithdrawn(await readHandOver(tx, leased));
    default:
      return readAlerts(tx, leased, now);
  }
}

function owedOrWithdrawn(content: StaffContent | null): Owed {
  return content === null ? withdrawn : { owed: true, content };
}

async function readAlerts(tx: ClinicTx, { id, kind, recipientStaffId }: LeasedDelivery, now: Date): Promise<Owed> {
  const alerts = await tx
    .select({
      alertId: alert.id,
      urgency: alert.urgency,
      receivedAt: alert.createdAt,
      prescriberId: course.prescriberId,
      part: deliveryAlert.part,
      step: alertTier.step,
      dueAt: alertTier.dueAt,
    })
    .from(deliveryAlert)
    .innerJoin(alert, and(eq(alert.clinicId, deliveryAlert.clinicId), eq(alert.id, deliveryAlert.alertId)))
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .leftJoin(alertTier, and(eq(alertTier.clinicId, alert.clinicId), eq(alertTier.alertId, alert.id), isNull(alertTier.dispatchedAt)))
    .where(and(eq(deliveryAlert.deliveryId, id), alertStillOwed(tx)))
    .orderBy(asc(alert.createdAt));
  const [oldest] = alerts;
  const quiet = kind === "digest" ? await openFlagsOf(tx, id) : [];
  if (!oldest && quiet.length === 0) return withdrawn;
  if (!recipientStaffId) return { owed: false, why: "recipient-left" };
  const [recipient] = await tx
    .select({ to: staff.email, role: membership.role, clinicName: clinic.name, timeZone: clinic.timeZone })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .innerJoin(clinic, eq(clinic.id, membership.clinicId))
    .where(and(eq(membership.staffId, recipientStaffId), isNull(membership.endedAt)));
  // An admin may be told only that something is unclaimed, or where the clinic has no clinician, or what is quiet.
  const isAdmin = alerts.every(({ part }) => part === "admin");
  if (!recipient || !(isClinician(recipient.role) || (isAdmin && recipient.role === "admin")))
    return { owed: false, why: "recipient-left" };
  const { role, ...sender } = recipient;
  if (kind === "digest") {
    const standing = COVER_PARTS.filter(
      (part) => alerts.some((one) => one.part === part) || quiet.some((one) => quietPart(one, role) === part),
    );
    const [watch, missed] = (["watch", "missed"] as const).map((one) => quiet.filter(({ urgency }) => urgency === one).length);
    const counts = { count: alerts.length, watch: watch ?? 0, missed: missed ?? 0 };
    return { owed: true, content: { kind, ...sender, standing, ...counts, oldestReceivedAt: oldest?.receivedAt ?? null } };
  }
  if (!oldest) return withdrawn;
  const { alertId, urgency, receivedAt, part: standing } = oldest;
  const plan = await readCoverPlan(tx, now);
  const more = { goesOn: goesOnOf(plan, oldest, now), promise: promiseOf(plan, urgency, receivedAt) };
  return { owed: true, content: { kind: "alert", ...sender, standing, ...more, alertId, urgency, receivedAt } };

  function quietPart({ prescriberId }: { prescriberId: string }, of: Role): CoverPart {
    return of === "admin" ? "admin" : prescriberId === recipientStaffId ? "prescriber" : "clinician";
  }
}

type Waiting = { urgency: Urgency; prescriberId: string; step: LadderStep | null; dueAt: Date | null };

function goesOnOf(plan: CoverPlan, { urgency, prescriberId, step, dueAt: at }: Waiting, now: Date): GoesOn | null {
  if (step === null || at === null || at <= now || !owesAlert(urgency)) return null;
  const telling = tellingAt(plan, step, { urgency, prescriberId, at });
  const parts = telling.told.map(({ part }) => part);
  return { at, to: COVER_PARTS.filter((part) => part !== "admin" && parts.includes(part)), again: telling.step === "repeat" };
}

/** Null for what is mailed in digests alone: of that nobody is told a time of its own. */
function promiseOf(plan: CoverPlan, urgency: Urgency, receivedAt: Date): TellsPatient | null {
  return urgency === "now" || urgency === "today" ? tellsPatient(urgency, receivedAt, plan) : null;
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
