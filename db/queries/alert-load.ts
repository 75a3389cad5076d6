import { and, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { NEEDS_YOU } from "@/contracts/panel";
import type { ClinicTx } from "@/db/client";
import { alert, delivery, flag } from "@/db/schema";

/** From when it is counted, and on which clock weeks begin. */
type Span = { readonly since: Date; readonly timeZone: string };

/** The Monday of the week that an instant lies in, on the clinic's clock. */
function mondayOf(instant: SQL | typeof alert.createdAt | typeof flag.raisedAt | typeof delivery.settledAt, timeZone: string) {
  return sql<string>`to_char(date_trunc('week', ${instant} at time zone ${timeZone}), 'YYYY-MM-DD')`;
}
const number = sql<number>`count(*)::int`;

/** Alerts by urgency and week. */
export function countAlerts(tx: ClinicTx, { since, timeZone }: Span) {
  return tx
    .select({ urgency: alert.urgency, week: mondayOf(alert.createdAt, timeZone), count: number })
    .from(alert)
    .where(and(gte(alert.createdAt, since), inArray(alert.urgency, [...NEEDS_YOU])))
    .groupBy(sql`1, 2`);
}

/** Flags by rule and week. */
export function countFlags(tx: ClinicTx, { since, timeZone }: Span) {
  return tx
    .select({ rule: flag.rule, week: mondayOf(flag.raisedAt, timeZone), count: number })
    .from(flag)
    .where(gte(flag.raisedAt, since))
    .groupBy(sql`1, 2`);
}

/** Alert mails and digests that left, by week. */
export function countAlertMails(tx: ClinicTx, { since, timeZone }: Span) {
  return tx
    .select({ week: mondayOf(delivery.settledAt, timeZone), count: number })
    .from(delivery)
    .where(and(inArray(delivery.kind, ["alert", "digest"]), eq(delivery.state, "sent"), gte(delivery.settledAt, since)))
    .groupBy(sql`1`);
}
