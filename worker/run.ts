import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/db/client";
import { LAST_ALERT_PRIORITY } from "@/db/queries/deliveries";
import {
  type LeasedDelivery,
  leaseDueDeliveries,
  releaseLease,
  wakeDeferredDeliveries,
  wakeFirstDeferred,
} from "@/db/queries/delivery-leases";
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
import { watchMailServer } from "./mail-server-watch";
import { outboxGate } from "./outbox-gate";
import { outboxSignal } from "./outbox-signal";
import type { MailServer } from "./smtp-sender";
import { sweep } from "./sweep";
import { createWaker } from "./waker";

const POLL_MS = 1_000;
/** Hints that come within this long of each other begin one round: on a busy morning every worker hears of every alert. */
const HINTS_TOGETHER_MS = 100;
/** Mails in hand at once, and how many of those places are kept free for alerts when patients' mails are slow. */
const PLACES = 6;
const KEPT_FOR_ALERTS = 2;

/** What time it is, and how long a pause is: the database's clock and real pauses, unless a test has others. */
export type WorkerTime = { readonly now: (db: Database) => Promise<Date>; readonly pauseMs: (milliseconds: number) => number };
const REAL_TIME: WorkerTime = { now: databaseTime, pauseMs: (milliseconds) => milliseconds };

type WorkerParts = {
  readonly db: Database;
  readonly server: MailServer;
  readonly settings: DeliverySettings & { readonly deadManUrl?: string | undefined };
  /** What is known of the files that the database is in: a copy that was put back has others. */
  readonly files?: string | undefined;
  /** Called on each round, whatever became of it: whoever watches the process hears that it goes on. */
  readonly alive?: () => void;
  readonly time?: WorkerTime;
};

/**
 * The worker: hands out due tiers and sends due deliveries, until `stop`; then it finishes the mails in hand and returns. Any number
 * may run at once. A database that is away is waited for; while the mail server is away one mail a round is tried, and all that waits leaves
 * as soon as it accepts one.
 */
export async function runWorker(
  { db, server, settings, files = "", alive = () => {}, time = REAL_TIME }: WorkerParts,
  stop: AbortSignal,
): Promise<void> {
  const { send } = server;
  const waker = createWaker();
  const inHand = new Set<Promise<void>>();
  let offset = 0;
  let failingSince: Date | null = null;
  const clock = () => new Date(Date.now() + offset);
  const by: Deliverer = { db, send, channels: [emailChannel(send, settings)], settings, clock, random: Math.random };
  const heart = startHeart(db, {
    smtpFailingSince: () => failingSince,
    heldSince: () => gate.heldSince(),
    counted({ countedAt, queue }) {
      // Nothing is left that failed, it was claimed, say: nobody waits for the mail server, and whether it would take a mail is not known.
      if (failingSince !== null && failingSince < new Date(countedAt) && queue.every(({ retrying }) => retrying === 0)) failingSince = null;
    },
    alive: deadMan(settings.deadManUrl),
  });
  const gate = outboxGate(db, files, () => heart.changed());
  let hint: NodeJS.Timeout | null = null;
  const hear = () => {
    hint ??= setTimeout(() => {
      hint = null;
      waker.wake();
    }, HINTS_TOGETHER_MS);
  };
  const signal = outboxSignal(db, hear);
  const watch = watchMailServer({
    reaches: server.reaches,
    pause: (milliseconds) => pause(time.pauseMs(milliseconds), undefined, { signal: stop }).catch(() => {}),
    back: async () => {
      await wakeFirstDeferred(db, clock());
      waker.wake();
    },
  });
  stop.addEventListener("abort", () => {
    watch.stop();
    waker.wake();
  });

  const notice = async (leased: LeasedDelivery, outcome: Outcome) => {
    const fails = outcome === "unreachable" || (outcome === "deferred" && carriesAlert(leased));
    if (outcome === "unreachable" || outcome === "deferred") watch.failed();
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
        // One try a round is enough for a server that is away; else a round for every few mails, because it asks the database more than a mail does.
        if (!watch.isAway() && inHand.size <= PLACES / 2) waker.wake();
      });
    inHand.add(work);
  };
  const lease = async (now: Date) => {
    const free = (watch.isAway() ? 1 : PLACES) - inHand.size;
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
      const now = await time.now(db);
      offset = now.getTime() - Date.now();
      signal.ensure();
      for (const one of sweeps) one.begin(now);
      const isOpen = await gate.isOpen();
      const dispatched = isOpen ? await dispatchDueTiers(db, now) : 0;
      if (isOpen) await lease(now);
      heart.turn();
      // More may be due than one round takes.
      if (dispatched > 0) waker.wake();
    } catch (error) {
      log("warn", "round-failed", errorFields(error));
      signal.drop();
    }
    alive();
    await waker.wait(time.pauseMs(POLL_MS));
  }
  if (hint !== null) clearTimeout(hint);
  await Promise.all([...inHand, ...sweeps.map((one) => one.done())]);
  await heart.stop();
}
