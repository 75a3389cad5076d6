import { expect, test } from "vitest";
import { joinDraftFlags } from "./join-draft-flags";

type Before = Parameters<typeof joinDraftFlags>[1][number];
const sent = (numbers: Record<string, number>) =>
  ({ rule: "item-9-high", urgency: "now", numbers, explanation: "As sent.", items: [] }) as const;
const drafted = (given: Partial<Before> = {}): Before => ({
  id: "draft",
  rule: "item-9-high",
  numbers: { item9: 2 },
  state: "open",
  raisedAt: new Date("2026-11-23T10:00:00Z"),
  submissionId: null,
  ...given,
});
const joins = [{ flagId: "draft", meaning: "Sent: As sent." }];

test.each([
  ["open, the same", drafted(), { item9: 2 }, true],
  ["open, graver", drafted(), { item9: 3 }, true],
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
