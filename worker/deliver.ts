import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { carriedAlerts, isToldBesides, nextRecipient } from "@/db/queries/alert-recipients";
import { hurryAlerts } from "@/db/queries/alert-returns";
import { lockRecipients } from "@/db/queries/alert-tiers";
import { readOwedToStaff } from "@/db/queries/delivery-contents";
import { type LeasedDelivery, releaseLease } from "@/db/queries/delivery-leases";
import { type Attempt, deferDelivery, handOnDelivery, settleDelivery } from "@/db/queries/delivery-outcomes";
import { PATIENT_KINDS, type PatientKind, readOwedToPatient } from "@/db/queries/delivery-patient-mails";
import { log } from "@/server/log";
import { renderMail } from "@/server/mails/render-mail";
import { nextAttemptAt } from "./backoff";
import { channelFor, type PatientChannel } from "./channels/patient-channel";
import type { Sender, SendResult } from "./smtp-sender";
import { untilStored } from "./until-stored";

export type DeliverySettings = { readonly appUrl: string; readonly linkSecret: string };
/** `late`: the lease was nearly over before the mail could be sent; whoever takes it next sends it. */
export type Outcome = Attempt["outcome"] | "withdrawn" | "handed-on" | "put-off" | "late";

/** Less than this is not begun: it would be cut off in the middle. */
const SHORTEST_TRY_MS = 5_000;

/** What a delivery needs of its surroundings: mail for staff, channels for patients; `clock` follows the database's. */
export type Deliverer = {
  readonly db: Database;
  readonly send: Sender;
  readonly channels: readonly PatientChannel[];
  readonly settings: DeliverySettings;
  readonly clock: () => Date;
  readonly random: () => number;
};

/** What is to be done with a delivery whose turn has come. `put-off`: a message to a patient that may not leave now. */
type Turn =
  | { readonly kind: "send"; readonly send: (withinMs: number) => Promise<SendResult> }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "recipient-left" }
  | { readonly kind: "put-off"; readonly until: Date };

/**
 * One try at one leased delivery: is it still owed, put it into words, send it, and stamp what came of it, the last only if the lease
 * is still ours. No transaction is open while the mail server is spoken to.
 */
export async function deliver(by: Deliverer, leased: LeasedDelivery): Promise<Outcome> {
  const turn = await (isToPatient(leased) ? turnToPatient(by, leased) : turnToStaff(by, leased));
  if (turn.kind === "recipient-left") return (await handOn(by, leased, "withdrawn", null)) ? "handed-on" : "deferred";
  if (turn.kind === "withdrawn") await stamp(by, leased, "withdrawn", null);
  if (turn.kind === "put-off") await putOff(by, leased, { attempt: null, until: turn.until });
  if (turn.kind !== "send") return turn.kind;
  // Another worker may have the mail once the lease is over: a slow database must not eat into the time that sending takes.
  const withinMs = Math.floor(leased.sendUntil - performance.now());
  if (withinMs < SHORTEST_TRY_MS) {
    await releaseLease(by.db, leased);
    return "late";
  }
  const { code, ...attempt } = await turn.send(withinMs);
  log(attempt.outcome === "accepted" ? "info" : "warn", `delivery-${attempt.outcome}`, {
    clinicId: leased.clinicId,
    deliveryId: leased.id,
    ...(code === null ? {} : { code }),
    ...(attempt.smtpCode === null ? {} : { status: attempt.smtpCode }),
  });
  await untilStored(() => store(by, leased, attempt));
  return attempt.outcome;
}

async function turnToStaff(by: Deliverer, leased: LeasedDelivery): Promise<Turn> {
  const owed = await withClinic(by.db, leased.clinicId, (tx) => readOwedToStaff(tx, leased, by.clock()));
  if (!owed.owed) return { kind: owed.why };
  const { to, clinicName } = owed.content;
  const send = (withinMs: number) =>
    by.send(renderMail(owed.content, { ...by.settings, now: by.clock() }), { deliveryId: leased.id, to, fromName: clinicName, withinMs });
  return { kind: "send", send };
}

async function turnToPatient(by: Deliverer, leased: LeasedDelivery & { kind: PatientKind }): Promise<Turn> {
  const owed = await withClinic(by.db, leased.clinicId, (tx) => readOwedToPatient(tx, leased, by.clock()));
  if (!owed.owed) return owed.why === "not-now" ? { kind: "put-off", until: owed.until } : { kind: "withdrawn" };
  const way = channelFor(by.channels, owed.content.contact);
  if (!way) return { kind: "withdrawn" };
  return { kind: "send", send: (withinMs) => way.channel.send(owed.content, { deliveryId: leased.id, to: way.to, withinMs }) };
}

function isToPatient(leased: LeasedDelivery): leased is LeasedDelivery & { kind: PatientKind } {
  return PATIENT_KINDS.some((kind) => kind === leased.kind);
}

async function store(by: Deliverer, leased: LeasedDelivery, attempt: Attempt): Promise<void> {
  if (attempt.outcome === "accepted") return stamp(by, leased, "sent", attempt);
  if (attempt.outcome !== "refused") return putOff(by, leased, { attempt, until: retryAt(by, leased, by.clock()) });
  if (carriesAlert(leased)) await handOn(by, leased, "refused", attempt);
  else await stamp(by, leased, "refused", attempt);
}

/**
 * Ends this delivery, because its recipient cannot be told, and sees to it that somebody else is, in one transaction: the alert's next tier falls
 * due at once; where it only repeats, somebody told beside will do, or whoever has not been told yet. With nobody left it is tried again.
 * @returns true unless it is
 */
function handOn(by: Deliverer, leased: LeasedDelivery, state: "refused" | "withdrawn", attempt: Attempt | null): Promise<boolean> {
  const at = by.clock();
  return withClinic(by.db, leased.clinicId, async (tx) => {
    await lockRecipients(tx);
    if (await goesOn(tx, leased, at)) {
      await settleDelivery(tx, leased, { at, attempt, state });
      return true;
    }
    const to = await nextRecipient(tx, leased.id, at);
    if (to === null) {
      await deferDelivery(tx, leased, { at, attempt, nextAttemptAt: retryAt(by, leased, at) });
      return false;
    }
    if (await settleDelivery(tx, leased, { at, attempt, state })) await handOnDelivery(tx, leased, { to, at });
    return true;
  });
}

/** A digest is handed on with all that it carries; an alert goes one step up its ladder, or has been told to somebody beside. */
async function goesOn(tx: ClinicTx, leased: LeasedDelivery, at: Date): Promise<boolean> {
  if (leased.kind !== "alert") return false;
  return (await hurryAlerts(tx, await carriedAlerts(tx, leased.id), at)) || (await isToldBesides(tx, leased.id));
}

async function putOff(by: Deliverer, leased: LeasedDelivery, { attempt, until }: { attempt: Attempt | null; until: Date }): Promise<void> {
  await withClinic(by.db, leased.clinicId, (tx) => deferDelivery(tx, leased, { at: by.clock(), attempt, nextAttemptAt: until }));
}

async function stamp(
  by: Deliverer,
  leased: LeasedDelivery,
  state: "sent" | "refused" | "withdrawn",
  attempt: Attempt | null,
): Promise<void> {
  const at = by.clock();
  await withClinic(by.db, leased.clinicId, (tx) => settleDelivery(tx, leased, { at, attempt, state }));
}

function retryAt(by: Deliverer, leased: LeasedDelivery, at: Date): Date {
  return nextAttemptAt(at, leased.attempts + 1, by.random());
}

export function carriesAlert({ kind }: LeasedDelivery): boolean {
  return kind === "alert" || kind === "digest";
}
