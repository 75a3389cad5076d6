import { sql } from "drizzle-orm";
import type { LiveEvent } from "@/contracts/flag-actions";
import { given, preparedWrite } from "@/db/prepared";
import { clinicInScope, statement } from "@/db/scope";

/** Channel of the live stream. Payloads hold ids only. */
export const LIVE_CHANNEL = "isomood";
/** Channel that wakes the worker before its next poll. */
export const OUTBOX_CHANNEL = "isomood_outbox";

const screensTold = preparedWrite(() =>
  statement(
    sql`select pg_notify(${LIVE_CHANNEL}, json_build_object('clinicId', ${clinicInScope}, 'event', ${given("event")}::json)::text)`,
  ),
);

/** Tells the screens of the clinic in scope what became stale; arrives when the transaction commits. */
export function notifyScreens(event: LiveEvent) {
  return screensTold({ event: JSON.stringify(event) });
}

/** Tells the screens of all clinics that mails have begun, or ceased, to leave. */
export function notifyAllScreens() {
  const event: LiveEvent = { kind: "worker" };
  return sql`select pg_notify(${LIVE_CHANNEL}, json_build_object('clinicId', null, 'event', ${JSON.stringify(event)}::json)::text)`;
}

const workerTold = preparedWrite(() => statement(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`));

/** Tells the worker that something is due. Only a hint: it polls all the same. */
export function notifyOutbox() {
  return workerTold({});
}
