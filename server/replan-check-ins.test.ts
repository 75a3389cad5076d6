import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, checkInDueDates, checkInExpiry } from "@/clinical/cadence";
import { addDays, daysBetween } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import { type ExistingCheckIn, replanCheckIns } from "./replan-check-ins";

const START = "2026-03-02"; // a Monday
const NOW = new Date("2026-03-20T10:00:00Z"); // day 18; day 14 was open from the 16th
const zone = "UTC";

const existing = (kind: ExistingCheckIn["kind"], dueOn: string, state: ExistingCheckIn["state"] = "open"): ExistingCheckIn => ({
  id: `${kind} ${dueOn}`,
  kind,
  dueOn,
  state,
  opensAt: atLocalTime(dueOn, "09:00", zone),
  expiresAt: checkInExpiry(dueOn, zone),
});
const planned = checkInDueDates({ courseStart: START, courseEnd: null }).map(({ kind, dueOn }) => existing(kind, dueOn));

function replan(
  to: { startsOn?: string; endedOn?: string | null },
  { now = NOW, answeredOn = null, checkIns = planned }: { now?: Date; answeredOn?: string | null; checkIns?: ExistingCheckIn[] } = {},
) {
  const course = { courseId: "c", startsOn: START, endedOn: null, timeZone: zone, ...to };
  const { revoke, add } = replanCheckIns("secret", course, { closeFollowUp: false, existing: checkIns, answeredOn }, now, defaultPolicy);
  return { revoke, add: add.map(({ kind, dueOn }) => `${kind} ${dueOn}`) };
}

test("where nothing moves, nothing is taken back and nothing is added", () => {
  expect(replan({})).toEqual({ revoke: [], add: [] });
});

describe("another start", () => {
  test("moves what has not opened, and leaves the check-in that is open now", () => {
    const { revoke, add } = replan({ startsOn: "2026-03-05" });
    expect(revoke.slice(0, 2)).toEqual(["scheduled 2026-03-30", "scheduled 2026-04-13"]);
    expect(revoke).not.toContain("scheduled 2026-03-16");
    // Day 14 is two days from what is open; day 28 is the next.
    expect(add.slice(0, 2)).toEqual(["scheduled 2026-04-02", "scheduled 2026-04-16"]);
  });

  test("later than today asks before treatment, unless answers from shortly before stand", () => {
    const later = { startsOn: "2026-04-06" };
    expect(replan(later).add[0]).toBe("pre-treatment 2026-03-30");
    expect(replan(later, { answeredOn: "2026-03-16" }).add[0]).toBe("scheduled 2026-04-06");
    expect(replan({ startsOn: "2026-05-11" }, { answeredOn: "2026-03-16" }).add[0]).toBe("pre-treatment 2026-05-04");
  });

  test("before today asks at once where nobody was ever asked", () => {
    const before = [existing("pre-treatment", "2026-04-13")];
    expect(replan({ startsOn: "2026-03-10" }, { checkIns: before }).add[0]).toBe("scheduled 2026-03-23");
  });
});

test("what was asked for beside the cadence stays, and stands in for what comes near it", () => {
  const checkIns = [...planned, existing("extra", "2026-04-01")];
  const { revoke, add } = replan({ startsOn: "2026-03-05" }, { checkIns });
  expect(revoke).not.toContain("extra 2026-04-01");
  expect(add[0]).toBe("scheduled 2026-04-16");
});

test("a check-in that nobody answered in time stands in for none", () => {
  const now = new Date("2026-03-24T10:00:00Z"); // the one of the 16th has closed
  expect(replan({ startsOn: "2026-03-11" }, { now, checkIns: [existing("scheduled", "2026-03-16")] }).add[0]).toBe("scheduled 2026-03-24");
});

test("whatever the days, no check-in is planned for the past or within two days of another", () => {
  const day = fc.integer({ min: -60, max: 60 }).map((n) => addDays("2026-03-20", n));
  fc.assert(
    fc.property(day, fc.option(fc.integer({ min: 0, max: 120 })), fc.option(day), (startsOn, length, answered) => {
      const endedOn = length === null ? null : addDays(startsOn, length);
      const answeredOn = answered !== null && answered <= "2026-03-20" ? answered : null;
      const { revoke, add } = replan({ startsOn, endedOn }, { answeredOn });
      const left = planned.filter(({ id, expiresAt }) => !revoke.includes(id) && expiresAt > NOW).map(({ id }) => id);
      const days = [...left, ...add].map((one) => one.split(" ")[1] ?? "").sort();
      expect(add.every((one) => (one.split(" ")[1] ?? "") >= "2026-03-20")).toBe(true);
      days.forEach((one, i) => {
        if (i > 0) expect(daysBetween(days[i - 1] ?? "", one)).toBeGreaterThan(defaultPolicy.cadence.extraNearDays);
      });
    }),
    { numRuns: 60 },
  );
});
