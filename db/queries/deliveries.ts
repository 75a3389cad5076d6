import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { PlainDate } from "@/clinical/plain-date";
import type { ClinicTx } from "@/db/client";
import { delivery } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Lower leaves first. Alerts and digests go before anything that goes to patients. */
export const DELIVERY_PRIORITY = {
  now: 0,
  today: 1,
  digest: 2,
  test: 3,
  "staff-invitation": 5,
  "asked-link": 5,
  "check-in-link": 6,
  reminder: 7,
} as const;
/** The last priority that tells a clinician of a flag. */
export const LAST_ALERT_PRIORITY = DELIVERY_PRIORITY.digest;

/** The insert that owes somebody the link of their invitation to the clinic, once. */
export function staffInvitationDelivery(tx: ClinicTx, { invitationId, at }: { invitationId: string; at: Date }) {
  return tx
    .insert(delivery)
    .values({
      clinicId: clinicInScope,
      id: uuidv7(),
      kind: "staff-invitation",
      priority: DELIVERY_PRIORITY["staff-invitation"],
      dedupeKey: `staff-invitation:${invitationId}`,
      invitationId,
      createdAt: at,
      nextAttemptAt: at,
    })
    .onConflictDoNothing();
}

/** A check-in that mails lead to: from when it can be answered, and when its reminders come. */
export type MailedCheckIn = {
  readonly id: string;
  readonly generation: number;
  readonly opensAt: Date;
  readonly remindAt: readonly Date[];
};

/** The insert that owes a patient each check-in's link from the moment it opens, once a generation of the link, and each of its reminders. */
export function checkInLinkDeliveries(tx: ClinicTx, checkIns: readonly MailedCheckIn[], now: Date) {
  const invitations = checkIns.map(({ id, generation, opensAt }) => ({
    ...patientMail("check-in-link", id, now),
    dedupeKey: `check-in-link:${id}:${generation}`,
    nextAttemptAt: opensAt,
  }));
  return tx
    .insert(delivery)
    .values([...invitations, ...checkIns.flatMap((checkIn) => reminders(checkIn, now))])
    .onConflictDoNothing();
}

/** The inserts that owe a patient only the reminders of a check-in whose link they get in another way. */
export function reminderDeliveries(tx: ClinicTx, checkIn: MailedCheckIn, now: Date) {
  return reminders(checkIn, now).map((row) => tx.insert(delivery).values(row).onConflictDoNothing());
}

function reminders({ id, remindAt }: MailedCheckIn, now: Date) {
  return remindAt.map((at, index) => ({
    ...patientMail("reminder", id, now),
    dedupeKey: `reminder:${id}:${index + 1}`,
    nextAttemptAt: at,
  }));
}

type Asked = { readonly patientId: string; readonly on: PlainDate };

/** Whether this patient has asked for a link on this day. */
export async function hasAskedForLink(tx: ClinicTx, asked: Asked): Promise<boolean> {
  const rows = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(eq(delivery.dedupeKey, askedKey(asked)));
  return rows.length > 0;
}

/** The insert that owes a patient the link they asked for, at once and once a day, whichever check-in it opens. */
export function askedLinkDelivery(tx: ClinicTx, { checkInId, at, ...asked }: Asked & { checkInId: string; at: Date }) {
  return tx
    .insert(delivery)
    .values({
      ...patientMail("check-in-link", checkInId, at),
      priority: DELIVERY_PRIORITY["asked-link"],
      dedupeKey: askedKey(asked),
      nextAttemptAt: at,
    })
    .onConflictDoNothing();
}

function askedKey({ patientId, on }: Asked): string {
  return `${ASKED}${patientId}:${on}`;
}

const ASKED = "asked-link:";
/** True of a link that its patient asked for: its key says so. */
export const isAskedFor = sql<boolean>`starts_with(${delivery.dedupeKey}, ${sql.raw(`'${ASKED}'`)})`;

function patientMail(kind: "check-in-link" | "reminder", checkInId: string, createdAt: Date) {
  return { clinicId: clinicInScope, id: uuidv7(), kind, priority: DELIVERY_PRIORITY[kind], checkInId, createdAt };
}
