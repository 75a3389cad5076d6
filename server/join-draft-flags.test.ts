import { expect, test } from "vitest";
import type { RaisedFlag } from "@/clinical/flags";
import { isUntold, joinDraftFlags } from "./join-draft-flags";

type Before = Parameters<typeof joinDraftFlags>[1][number];
const sent = (numbers: Record<string, number>): RaisedFlag => ({
  rule: "item-9-high",
  urgency: "now",
  numbers,
  explanation: "As sent.",
  items: [],
});
const drafted = (given: Partial<Before> = {}): Before => ({
  id: "draft",
  rule: "item-9-high",
  numbers: { item9: 2 },
  state: "open",
  claimedBy: null,
  raisedAt: new Date("2026-11-23T10:00:00Z"),
  submissionId: null,
  ...given,
});
const claimed = { claimedBy: "nurse" };
const joins = [{ flagId: "draft", meaning: "Sent: As sent." }];

test.each([
  ["open, the same", drafted(), { item9: 2 }, true],
  ["open, graver", drafted(), { item9: 3 }, true],
  ["claimed, the same", drafted(claimed), { item9: 2 }, true],
  ["claimed, graver", drafted(claimed), { item9: 3 }, false],
  ["closed, the same", drafted({ state: "closed" }), { item9: 2 }, true],
  ["closed, lower", drafted({ state: "closed", numbers: { item9: 3 } }), { item9: 2 }, true],
  ["closed, graver", drafted({ state: "closed" }), { item9: 3 }, false],
  ["closed, the same with an ASQ answered yes", drafted({ state: "closed" }), { item9: 2, asqPositives: 1 }, false],
  [
    "closed, the same with thoughts right now",
    drafted({ state: "closed", numbers: { item9: 2, asqPositives: 1 } }),
    { item9: 2, asqPositives: 1, asqDecisive: 1 },
    false,
  ],
  ["of another rule", drafted({ rule: "help-requested" }), { item9: 2 }, false],
  ["sent before", drafted({ submissionId: "other" }), { item9: 2 }, false],
])("a draft's flag that is %s takes in what is sent: %s", (_which, before, numbers, joined) => {
  const flag = sent(numbers);
  expect(joinDraftFlags([flag], [before])).toEqual(joined ? { news: [], joins } : { news: [flag], joins: [] });
});

test("with no draft everything is news", () => {
  const flag = sent({ item9: 2 });
  expect(joinDraftFlags([flag], [])).toEqual({ news: [flag], joins: [] });
});

const closed = { state: "closed" } as const;
test.each([
  ["nothing was raised", [], true],
  ["the same is open", [drafted()], false],
  ["something less urgent is open", [drafted({ rule: "item-9", numbers: { item9: 1 } })], true],
  ["the same is closed", [drafted({ ...closed, numbers: { item9: 3 } })], false],
  ["something lower is closed", [drafted(closed)], true],
  ["the same is claimed", [drafted({ ...claimed, numbers: { item9: 3 } })], false],
  ["something lower is claimed", [drafted(claimed)], true],
  ["one is claimed and another waits", [drafted(claimed), drafted({ id: "second" })], false],
  ["one is closed and another open", [drafted(closed), drafted({ id: "second" })], false],
  ["one is closed that was lower, and one that was not", [drafted(closed), drafted({ ...closed, numbers: { item9: 3 } })], false],
])("item 9 at 3 before Send, where %s, is told of: %s", (_what, raised, untold) => {
  expect(isUntold(sent({ item9: 3 }), raised)).toBe(untold);
});

test("a lesser answer is told of where a graver one is closed only if the ASQ says more than it did", () => {
  const lesser = (numbers: Record<string, number>) => ({ ...sent(numbers), rule: "item-9" as const, urgency: "today" as const });
  expect(isUntold(lesser({ item9: 1 }), [drafted(closed)])).toBe(false);
  expect(isUntold(lesser({ item9: 1, asqPositives: 1 }), [drafted(closed)])).toBe(true);
});
