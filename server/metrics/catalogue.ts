/** One metric: what it says, its type, and the upper bounds of a histogram's buckets in its unit. */
export type Metric = { readonly help: string; readonly type: "counter" | "gauge" | "histogram"; readonly bounds?: readonly number[] };

/**
 * Every metric that is shown, by name: names, labels and units as Prometheus's conventions have them. No label holds a clinic, a person or an
 * address: the closed lists of rules, urgencies, kinds and outcomes, and a worker's own id.
 */
export const METRICS = {
  isomood_submissions_total: { type: "counter", help: "Check-ins stored by this process." },
  isomood_flags_raised_total: { type: "counter", help: "Flags raised by this process, by rule and urgency." },
  isomood_alerts_owed_total: { type: "counter", help: "Alerts newly owed, by urgency." },
  isomood_delivery_tries_total: { type: "counter", help: "Turns of mails in the outbox, by kind and by what came of them." },
  isomood_delivery_try_seconds: {
    type: "histogram",
    help: "How long one turn of a mail took, from taking it up to storing what came of it.",
    bounds: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  isomood_queue_deliveries: { type: "gauge", help: "Mails that are owed now and have not left, in all clinics, by kind." },
  isomood_queue_retrying_deliveries: { type: "gauge", help: "Those of them that were tried and did not leave, by kind." },
  isomood_queue_oldest_age_seconds: { type: "gauge", help: "For how long the oldest of them has been owed, by kind; 0 where none waits." },
  isomood_alert_tiers_due: { type: "gauge", help: "Steps of alerts' ladders that are due and not handed out." },
  isomood_alert_tiers_oldest_age_seconds: { type: "gauge", help: "For how long the oldest of them has been due; 0 where none waits." },
  isomood_alert_path_up: { type: "gauge", help: "1 while alerts leave, 0 when they may not: the banner is shown." },
  isomood_workers: { type: "gauge", help: "Workers heard of within two minutes." },
  isomood_worker_heartbeat_age_seconds: { type: "gauge", help: "For how long no worker has been heard of; absent where none ever was." },
  isomood_worker_smtp_failing_seconds: { type: "gauge", help: "For how long no mail has left by any worker; 0 while they leave." },
  isomood_process_cpu_seconds_total: { type: "counter", help: "Processor time that this web process has used." },
  isomood_process_resident_memory_bytes: { type: "gauge", help: "Memory that this web process holds." },
  isomood_process_start_time_seconds: { type: "gauge", help: "When this web process started, as seconds since 1970." },
  isomood_event_loop_delay_seconds: { type: "gauge", help: "Delays of this web process's event loop since the last look, by quantile." },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
type OfType<T extends Metric["type"]> = { [N in MetricName]: (typeof METRICS)[N]["type"] extends T ? N : never }[MetricName];
export type CounterName = OfType<"counter">;
export type HistogramName = OfType<"histogram">;
