import { describe, expect, test } from "vitest";
import type { RaisedFlag } from "@/clinical/flags";
import { type RuleId, ruleOf } from "@/clinical/rules";
import type { Urgency } from "@/clinical/urgency";
import { alertOwed } from "./alert-owed";

const MONDAY = new Date("2026-11-23T10:00:00Z");
const NIGHT = new Date("2026-11-23T22:00:00Z");
const CLINIC = { clinicTimeZone: "Europe/London", staffedHours: { weekdays: [1, 2], from: "10:00", until: "12:00" } };

const raised = (rules: readonly RuleId[]): RaisedFlag[] =>
  rules.map((rule) => ({ rule, urgency: ruleOf(rule).urgency, numbers: {}, explanation: "", items: [] }));
type Told = Parameters<typeof alertOwed>[1];
const told = (...alerts: readonly (Urgency | `${Urgency}, in hand`)[]): Told =>
  alerts.map((alert) => {
    const [urgency = "now", inHand] = alert.split(", ");
    return { urgency: urgency as Urgency, stoppedAt: inHand ? MONDAY : null };
  });

describe("the alert that a check-in's news owe", () => {
  test.each([
    ["nothing raised", [], told(), null],
    ["a watch alone", ["early-rise"], told(), null],
    ["a review", ["stopped"], told(), "review"],
    ["today before review", ["severe", "stopped"], told(), "today"],
    ["today after a draft's now", ["severe"], told("now"), null],
    ["today after a draft's now that is in hand", ["severe"], told("now, in hand"), "today"],
    ["today after a draft's today", ["severe"], told("today"), null],
    ["today after a draft's today that is in hand", ["severe"], told("today, in hand"), "today"],
    ["now after a draft's today", ["item-9-high"], told("today"), "now"],
    ["now after a draft's today that is in hand", ["item-9-high"], told("today, in hand"), "now"],
    ["item 9 high while a call is asked for and nobody has it", ["item-9-high"], told("now"), null],
    ["item 9 high after a call that is in hand", ["item-9-high"], told("now, in hand"), "now"],
    ["item 9 high while one of two as urgent waits", ["item-9-high"], told("now, in hand", "now"), null],
    ["item 9 after a taken-back answer that is in hand", ["item-9", "severe"], told("today, in hand"), "today"],
    ["item 9 after a taken-back answer that waits", ["item-9"], told("today"), null],
  ] as const)("%s", (_what, rules, before, urgency: Urgency | null) => {
    expect(alertOwed(raised(rules), before, MONDAY, CLINIC)?.urgency ?? null).toBe(urgency);
  });

  test.each([
    ["now", "today", ["severe"], "2026-11-23T11:00:00.000Z"],
    ["today", "today", ["severe"], "2026-11-23T11:00:00.000Z"],
    ["now", "review", ["stopped"], "2026-11-24T08:00:00.000Z"],
  ] as const)("that comes beside a %s in hand and is %s waits its time", (before, _urgency, rules, due) => {
    expect(alertOwed(raised(rules), told(`${before}, in hand`), MONDAY, CLINIC)?.dueAt.toISOString()).toBe(due);
  });

  test("falls due by the hours that the clinic keeps", () => {
    expect(alertOwed(raised(["item-9-high"]), [], NIGHT, CLINIC)?.dueAt).toEqual(NIGHT);
    expect(alertOwed(raised(["severe"]), [], NIGHT, CLINIC)?.dueAt).toEqual(new Date("2026-11-24T10:00:00Z"));
  });
});
