import { type Database, withClinic } from "@/db/client";
import { nextRecipient } from "@/db/queries/alert-recipients";
import { type MailContent, readOwedMail } from "@/db/queries/delivery-contents";
import type { LeasedDelivery } from "@/db/queries/delivery-leases";
import { type Attempt, deferDelivery, handOnDelivery, settleDelivery } from "@/db/queries/delivery-outcomes";
import { log } from "@/server/log";
import { renderMail } from "@/server/mails/render-mail";
import { nextAttemptAt } from "./backoff";
import type { Sender } from "./smtp-sender";
import { untilStored } from "./until-stored";

export type DeliverySettings = { readonly appUrl: string; readonly linkSecret: string };
export type Outcome = Attempt["outcome"] | "withdrawn" | "handed-on";

/** What a delivery needs of its surroundings; `clock` follows the database's. */
export type Deliverer = {
  readonly db: Database;
  readonly send: Sender;
  readonly settings: DeliverySettings;
  readonly clock: () => Date;
  readonly random: () => number;
};

/**
 * One try at one leased delivery: is it still owed, put it into words, send it, and stamp what came of it, the last only if the lease
 * is still ours. No transaction is open while the mail server is spoken to.
 */
export async function deliver(by: Deliverer, leased: LeasedDelivery): Promise<Outcome> {
  const owed = await withClinic(by.db, leased.clinicId, (tx) => readOwedMail(tx, leased, by.clock()));
  if (!owed.owed && owed.why === "recipient-left") return (await handOn(by, leased, "withdrawn", null)) ? "handed-on" : "deferred";
  if (!owed.owed) {
    await stamp(by, leased, "withdrawn", null);
    return "withdrawn";
  }
  const { code, ...attempt } = await send(by, leased, owed.content);
  log(attempt.outcome === "accepted" ? "info" : "warn", `delivery-${attempt.outcome}`, {
    clinicId: leased.clinicId,
    deliveryId: leased.id,
    ...(code === null ? {} : { code }),
    ...(attempt.smtpCode === null ? {} : { status: attempt.smtpCode }),
  });
  await untilStored(() => store(by, leased, attempt));
  return attempt.outcome;
}

function send(by: Deliverer, leased: LeasedDelivery, content: MailContent) {
  const mail = renderMail(content, { ...by.settings, now: by.clock() });
  return by.send(mail, { deliveryId: leased.id, to: content.to, fromName: content.clinicName });
}

async function store(by: Deliverer, leased: LeasedDelivery, attempt: Attempt): Promise<void> {
  if (attempt.outcome === "accepted") return stamp(by, leased, "sent", attempt);
  if (attempt.outcome !== "refused") return defer(by, leased, attempt);
  if (carriesAlert(leased)) await handOn(by, leased, "refused", attempt);
  else await stamp(by, leased, "refused", attempt);
}

/** Ends this delivery and owes the same to the next person, in one transaction. With nobody left it is tried again: true if handed on. */
function handOn(by: Deliverer, leased: LeasedDelivery, state: "refused" | "withdrawn", attempt: Attempt | null): Promise<boolean> {
  const at = by.clock();
  return withClinic(by.db, leased.clinicId, async (tx) => {
    const to = await nextRecipient(tx, leased.id);
    if (to === null) {
      await deferDelivery(tx, leased, { at, attempt, nextAttemptAt: retryAt(by, leased, at) });
      return false;
    }
    if (await settleDelivery(tx, leased, { at, attempt, state })) await handOnDelivery(tx, leased, { to, at });
    return true;
  });
}

async function defer(by: Deliverer, leased: LeasedDelivery, attempt: Attempt): Promise<void> {
  const at = by.clock();
  await withClinic(by.db, leased.clinicId, (tx) => deferDelivery(tx, leased, { at, attempt, nextAttemptAt: retryAt(by, leased, at) }));
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
