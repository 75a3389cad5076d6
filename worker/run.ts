import type { Database } from "@/db/client";
import { LAST_ALERT_PRIORITY } from "@/db/queries/deliveries";
import { type LeasedDelivery, leaseDueDeliveries, releaseLease, wakeDeferredDeliveries } from "@/db/queries/delivery-leases";
import { databaseTime } from "@/db/queries/heartbeats";
import { errorFields, log } from "@/server/log";
import { count, observe } from "@/server/metrics/counters";
import { lapseClaims } from "@/server/use-cases/lapse-claims";
import { raiseLeftDrafts } from "@/server/use-cases/raise-left-drafts";
import { raiseTasks } from "@/server/use-cases/raise-tasks";
import { emailChannel } from "./channels/email-channel";
import { deadMan } from "./dead-man";
import { carriesAlert, type Deliverer, type DeliverySettings, deliver, type Outcome } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import { startHeart } from "./heart";
import { outboxSignal } from "./outbox-signal";
import type { Sender } from "./smtp-sender";
import { sweep } from "./sweep";
import { createWaker } from "./waker";

const POLL_MS = 1_000;
/** Mails in hand at once, and how many of those places are kept free for alerts when patients' mails are slow. */
const PLACES = 6;
const KEPT_FOR_ALERTS = 2;

/**
 * The worker: hands out due tiers and sends due deliveries, until `stop`; then it finishes the mails in hand and returns. Any number
 * may run at once. A database that is away is waited for.
 */
export async function runWorker(
  { db, send, settings }: { db: Database; send: Sender; settings: DeliverySettings & { readonly deadManUrl?: string | undefined } },
  stop: AbortSignal,
): Promise<void> {
  const waker = createWaker();
  const inHand = new Set<Promise<void>>();
  let offset = 0;
  let failingSince: Date | null = null;
  const clock = () => new Date(Date.now() + offset);
  const by: Deliverer = { db, send, channels: [emailChannel(send, settings)], settings, clock, random: Math.random };
  const heart = startHeart(db, {
    smtpFailingSince: () => failingSince,
    counted({ countedAt, queue }) {
      // Nothing is left that failed, it was claimed, say: nobody waits for the mail server, and whether it would take a mail is not known.
      if (failingSince !== null && failingSince < new Date(countedAt) && queue.every(({ retrying }) => retrying === 0)) failingSince = null;
    },
    alive: deadMan(settings.deadManUrl),
  });
  const signal = outboxSignal(db, () => waker.wake());
  stop.addEventListener("abort", () => waker.wake());

  const notice = async (leased: LeasedDelivery, outcome: Outcome) => {
    const fails = outcome === "unreachable" || (outcome === "deferred" && carriesAlert(leased));
    if (fails && failingSince === null) {
      failingSince = clock();
      heart.changed();
    } else if (outcome === "accepted" && failingSince !== null) {
      failingSince = null;
      heart.changed();
      await wakeDeferredDeliveries(db, clock());
    }
  };
  const turn = async (leased: LeasedDelivery) => {
    const began = performance.now();
    const outcome = await deliver(by, leased);
    observe("isomood_delivery_try_seconds", (performance.now() - began) / 1000);
    count("isomood_delivery_tries_total", { kind: leased.kind, outcome });
    await notice(leased, outcome);
  };
  const begin = (leased: LeasedDelivery) => {
    const work = (stop.aborted ? releaseLease(db, leased) : turn(leased))
      .catch((error: unknown) =>
        log("error", "delivery-failed", { clinicId: leased.clinicId, deliveryId: leased.id, ...errorFields(error) }),
      )
      .finally(() => {
        inHand.delete(work);
        waker.wake();
      });
    inHand.add(work);
  };
  const lease = async (now: Date) => {
    const free = PLACES - inHand.size;
    const alerts = free > 0 ? await leaseDueDeliveries(db, { now, limit: free, maxPriority: LAST_ALERT_PRIORITY }) : [];
    const room = free - alerts.length - KEPT_FOR_ALERTS;
    const others = room > 0 ? await leaseDueDeliveries(db, { now, limit: room }) : [];
    for (const leased of [...alerts, ...others]) begin(leased);
  };

  const sweeps = [
    sweep({ db, look: raiseLeftDrafts, failed: "left-drafts-failed", wake: waker.wake }),
    sweep({ db, look: lapseClaims, failed: "claim-lapses-failed", wake: waker.wake }),
    sweep({ db, look: raiseTasks, failed: "tasks-failed", wake: waker.wake }),
  ];

  while (!stop.aborted) {
    try {
      const now = await databaseTime(db);
      offset = now.getTime() - Date.now();
      signal.ensure();
      for (const one of sweeps) one.begin(now);
      const dispatched = await dispatchDueTiers(db, now);
      await lease(now);
      heart.turn();
      // More may be due than one round takes.
      if (dispatched > 0) waker.wake();
    } catch (error) {
      log("warn", "round-failed", errorFields(error));
      signal.drop();
    }
    await waker.wait(POLL_MS);
  }
  await Promise.all([...inHand, ...sweeps.map((one) => one.done())]);
  await heart.stop();
}
