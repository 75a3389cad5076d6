import { expect, test } from "vitest";
import { filtersOf, isNarrowed, panelAddress } from "./panel-address";

test("the filters of an address survive being written and read", () => {
  const filters = { tab: "everyone", urgency: "review", mine: "1" } as const;
  expect(filtersOf(new URL(panelAddress(filters), "http://x").searchParams)).toEqual({ ...filters, early: undefined, after: undefined });
});

test("the panel opens on Needs you, and its address is bare then", () => {
  expect(filtersOf({}).tab).toBe("needs-you");
  expect(panelAddress({ tab: "needs-you" })).toBe("/panel");
});

test("an address that makes no sense shows the usual list, not an error", () => {
  expect(isNarrowed(filtersOf({ tab: "nonsense", urgency: ["now", "today"], mine: "yes", name: "Karin" }))).toBe(false);
});

test("a name in an address is never passed on", () => {
  expect(panelAddress({ ...filtersOf({ tab: "everyone", text: "Karin" }) })).toBe("/panel?tab=everyone");
});
