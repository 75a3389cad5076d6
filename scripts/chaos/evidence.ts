import { connect } from "@/db/client";
import type { Happened } from "./faults";
import type { Outcome } from "./phones";

/** One mail that the mail server took, whether or not the worker heard so. */
export type Taken = { readonly deliveryId: string; readonly at: number };
/** What one submission's row and responses hold; null where there is no such response. */
export type Stored = {
  readonly checkInId: string;
  readonly submissionId: string;
  readonly phq9: string | null;
  readonly difficulty: number | null;
  readonly gad7: string | null;
};
export type AlertRow = {
  readonly alertId: string;
  readonly checkInId: string;
  readonly submissionId: string | null;
  readonly urgency: string;
};
/** A step of an alert's ladder; `due`: its time has come. */
export type TierRow = { readonly alertId: string; readonly tier: number; readonly due: boolean; readonly dispatched: boolean };
export type DeliveryRow = {
  readonly deliveryId: string;
  readonly alertId: string;
  readonly tier: number;
  readonly recipient: string | null;
  readonly state: string;
};

/** Everything that can be known from outside after a run: what the phones saw, what stands in the tables, what the mail server has. */
export type Evidence = {
  readonly outcomes: readonly Outcome[];
  readonly stored: readonly Stored[];
  readonly alerts: readonly AlertRow[];
  readonly tiers: readonly TierRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly mails: readonly Taken[];
  readonly faults: readonly Happened[];
};

/** Reads the tables past every policy, with a connection of its own. */
export async function readTables(superuserUrl: string): Promise<Pick<Evidence, "stored" | "alerts" | "tiers" | "deliveries">> {
  const { sql, close } = connect(superuserUrl, { max: 1, name: "chaos" });
  try {
    const stored = await sql<Stored[]>`
      select s.check_in_id as "checkInId", s.id as "submissionId", array_to_string(p.answers, ',') as phq9, p.difficulty,
        array_to_string(g.answers, ',') as gad7
      from submission s left join response p on p.submission_id = s.id and p.instrument = 'phq9'
        left join response g on g.submission_id = s.id and g.instrument = 'gad7'`;
    const alerts = await sql<AlertRow[]>`
      select id as "alertId", check_in_id as "checkInId", submission_id as "submissionId", urgency from alert`;
    const tiers = await sql<TierRow[]>`
      select alert_id as "alertId", tier, due_at <= clock_timestamp() as due, dispatched_at is not null as dispatched from alert_tier`;
    const deliveries = await sql<DeliveryRow[]>`
      select d.id as "deliveryId", da.alert_id as "alertId", da.tier, d.recipient_staff_id as recipient, d.state
      from delivery d join delivery_alert da on da.clinic_id = d.clinic_id and da.delivery_id = d.id`;
    return { stored, alerts, tiers, deliveries };
  } finally {
    await close();
  }
}

/** How many alerts still wait: steps that are due and not handed out, and mails not settled. */
export async function countWaiting(superuserUrl: string): Promise<number> {
  const { sql, close } = connect(superuserUrl, { max: 1, name: "chaos" });
  try {
    const [row] = await sql<{ waiting: number }[]>`
      select (select count(*) from alert_tier where dispatched_at is null and due_at <= clock_timestamp())::int
        + (select count(*) from delivery where state = 'queued' and kind in ('alert', 'digest'))::int as waiting`;
    return row?.waiting ?? 0;
  } finally {
    await close();
  }
}
