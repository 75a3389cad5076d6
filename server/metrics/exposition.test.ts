import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { Sample } from "@/contracts/worker-numbers";
import { bears } from "./bearer";
import { METRICS, type Metric } from "./catalogue";
import { count, counters, observe } from "./counters";
import { exposition } from "./exposition";
import { pathSamples } from "./path-samples";
import { processSamples } from "./process-samples";

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
/** One line of the text format, by its grammar (prometheus.io/docs/instrumenting/exposition_formats). */
const LINE = new RegExp(
  `^(?:# HELP ${NAME} [^\\n]*|# TYPE ${NAME} (?:counter|gauge|histogram|summary|untyped)|${NAME}(?:\\{${LABEL}(?:,${LABEL})*\\})? (?:[-+]?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?|NaN|[-+]Inf))$`,
);

afterEach(() => delete (globalThis as Record<symbol, unknown>)[Symbol.for("isomood.counters")]);

function linesOf(text: string): string[] {
  expect(text === "" || text.endsWith("\n")).toBe(true);
  return text.split("\n").slice(0, -1);
}

test("everything that is shown is what the format's grammar allows, whatever stands in a label and whatever the number", () => {
  const sample = fc.record({
    name: fc.constantFrom(...Object.keys(METRICS)),
    labels: fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string()),
    value: fc.double(),
  });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 8 }), (samples) => {
      for (const line of linesOf(exposition(samples))) expect(line).toMatch(LINE);
    }),
  );
});

test("a metric's lines stand together under one HELP and one TYPE, and a metric without a sample is not named", () => {
  count("isomood_flags_raised_total", { rule: "item-9", urgency: "today" });
  count("isomood_submissions_total");
  count("isomood_flags_raised_total", { rule: "item-9", urgency: "today" }, 2);
  count("isomood_flags_raised_total", { rule: "severe", urgency: "today" });
  expect(exposition(counters())).toBe(
    [
      "# HELP isomood_submissions_total Check-ins stored by this process.",
      "# TYPE isomood_submissions_total counter",
      "isomood_submissions_total 1",
      "# HELP isomood_flags_raised_total Flags raised by this process, by rule and urgency.",
      "# TYPE isomood_flags_raised_total counter",
      'isomood_flags_raised_total{rule="item-9",urgency="today"} 3',
      'isomood_flags_raised_total{rule="severe",urgency="today"} 1',
      "",
    ].join("\n"),
  );
});

test("a histogram's buckets are cumulative, end in +Inf and agree with its count", () => {
  for (const seconds of [0.05, 0.06, 4, 31]) observe("isomood_delivery_try_seconds", seconds);
  const lines = linesOf(exposition(counters()));
  expect(lines.filter((line) => line.startsWith("# TYPE"))).toEqual(["# TYPE isomood_delivery_try_seconds histogram"]);
  const buckets = lines.flatMap((line) => /_bucket\{le="(.+)"\} (\d+)$/.exec(line)?.slice(1).join(" ") ?? []);
  expect(buckets).toEqual(["0.05 1", "0.1 2", "0.25 2", "0.5 2", "1 2", "2.5 2", "5 3", "10 3", "30 3", "+Inf 4"]);
  expect(lines.slice(-2)).toEqual([`isomood_delivery_try_seconds_sum ${0.05 + 0.06 + 4 + 31}`, "isomood_delivery_try_seconds_count 4"]);
});

test("names follow the conventions: the prefix, _total for counters, base units", () => {
  for (const [name, { type, help }] of Object.entries(METRICS) as [string, Metric][]) {
    expect(name).toMatch(/^isomood_[a-z_]+$/);
    expect(name.endsWith("_total"), name).toBe(type === "counter");
    expect(name).not.toMatch(/millis|minutes|_ms/);
    expect(help).toMatch(/\.$/);
  }
});

test("what the worker wrote is shown as ages, its counters under its own name, and a kind that does not wait as nothing", () => {
  const now = new Date("2026-11-24T14:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const counted: Sample = { name: "isomood_delivery_tries_total", labels: { kind: "alert", outcome: "accepted" }, value: 7 };
  const numbers = {
    countedAt: now.toISOString(),
    queue: [{ kind: "alert" as const, waiting: 3, retrying: 2, oldestSince: ago(90).toISOString() }],
    tiersDue: 0,
    oldestTierDueAt: null,
    counters: [counted],
  };
  const health = { beatAt: ago(4), smtpFailingSince: ago(30), heldSince: null, numbers };
  const workers = [
    { workerId: "0a1b2c3d-0000", beatAt: ago(4), numbers },
    { workerId: "ffffffff-0000", beatAt: ago(4_000), numbers },
  ];
  const text = exposition(pathSamples(health, workers, now));
  for (const line of [
    "isomood_alert_path_up 1",
    "isomood_workers 1",
    "isomood_worker_heartbeat_age_seconds 4",
    "isomood_worker_smtp_failing_seconds 30",
    'isomood_queue_deliveries{kind="alert"} 3',
    'isomood_queue_oldest_age_seconds{kind="alert"} 90',
    'isomood_queue_deliveries{kind="reminder"} 0',
    'isomood_delivery_tries_total{process="worker",worker="0a1b2c3d",kind="alert",outcome="accepted"} 7',
  ])
    expect(linesOf(text)).toContain(line);
  expect(text).not.toContain("ffffffff");
});

test("where no worker was ever heard of, the path is down and its age is not made up", () => {
  const text = exposition(pathSamples(null, [], new Date()));
  expect(text).toContain("isomood_alert_path_up 0\n");
  expect(text).not.toContain("heartbeat_age");
});

test("a process tells of itself in numbers that the format allows", () => {
  processSamples();
  for (const line of linesOf(exposition(processSamples()))) expect(line).toMatch(LINE);
});

test.each([
  ["Bearer the-token-itself", true],
  ["bearer the-token-itself", true],
  ["Bearer the-token-itsel", false],
  ["Bearer the-token-itself-and-more", false],
  ["Bearer ", false],
  ["Basic the-token-itself", false],
  [null, false],
])("authorization %s opens it: %s", (authorization, opens) => {
  const headers = new Headers({ cookie: "token=the-token-itself", ...(authorization === null ? {} : { authorization }) });
  expect(bears(new Request("http://localhost/api/metrics", { headers }), "the-token-itself")).toBe(opens);
});
