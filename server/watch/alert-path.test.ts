import { expect, test } from "vitest";
import type { KindInQueue, WorkerNumbers } from "@/contracts/worker-numbers";
import type { CountedHealth } from "@/db/queries/heartbeats";
import { pathOfAllClinics, sharedPath } from "./alert-path";

const now = new Date("2026-11-24T14:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const waiting = (kind: KindInQueue["kind"], seconds: number): KindInQueue => ({
  kind,
  waiting: 1,
  retrying: 1,
  oldestSince: ago(seconds).toISOString(),
});
const numbers = (queue: KindInQueue[], tierSeconds: number | null = null): WorkerNumbers => ({
  countedAt: now.toISOString(),
  queue,
  tiersDue: tierSeconds === null ? 0 : 1,
  oldestTierDueAt: tierSeconds === null ? null : ago(tierSeconds).toISOString(),
  counters: [],
});
const health = (part: Partial<CountedHealth> = {}): CountedHealth => ({
  beatAt: ago(5),
  smtpFailingSince: null,
  heldSince: null,
  numbers: null,
  ...part,
});

test.each([
  ["no worker was ever heard of", null, "worker-silent", null],
  ["the last heartbeat is 2 minutes old", health({ beatAt: ago(120) }), "worker-silent", 120],
  ["the last heartbeat is a second younger than that", health({ beatAt: ago(119) }), null, null],
  ["mails have failed for 2 minutes", health({ smtpFailingSince: ago(120) }), "smtp-failing", 120],
  ["mails have failed for a second less", health({ smtpFailingSince: ago(119) }), null, null],
  ["mails are held, whatever else", health({ heldSince: ago(1), smtpFailingSince: ago(900) }), "held", 1],
  ["both, and the worker's silence explains the rest", health({ beatAt: ago(300), smtpFailingSince: ago(900) }), "worker-silent", 300],
] as const)("alerts may not be leaving for everybody: %s", (_what, known, fault, seconds) => {
  expect(sharedPath(known, now)).toEqual(
    fault === null ? { leaving: true } : { leaving: false, fault, since: seconds === null ? null : ago(seconds).toISOString() },
  );
});

test.each([
  ["an alert's mail", numbers([waiting("alert", 121)]), 121],
  ["a digest", numbers([waiting("digest", 121)]), 121],
  ["a flag handed over", numbers([waiting("hand-over", 122)]), 122],
  ["a step of a ladder that nobody could be found for", numbers([], 121), 121],
  ["the oldest of several", numbers([waiting("alert", 130), waiting("digest", 500)], 200), 500],
])("in some clinic %s has waited for over two minutes", (_what, counted, seconds) => {
  expect(pathOfAllClinics(health({ numbers: counted }), now)).toEqual({
    leaving: false,
    fault: "overdue",
    since: ago(seconds).toISOString(),
  });
});

test("what waits for less, and mails that tell nobody of a flag, say nothing about alerts", () => {
  const counted = numbers([
    waiting("alert", 119),
    waiting("check-in-link", 9_000),
    waiting("staff-invitation", 9_000),
    waiting("test", 900),
  ]);
  expect(pathOfAllClinics(health({ numbers: counted }), now)).toEqual({ leaving: true });
});
