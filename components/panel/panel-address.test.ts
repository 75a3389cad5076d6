import { expect, test } from "vitest";
import { panelSearchInput } from "@/contracts/panel-requests";
import { filtersOf, isNarrowed, listOf, panelAddress } from "./panel-address";

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

test("a search is among everyone in the order chosen, whatever tab and filters are set, and cannot be narrowed", () => {
  const filters = filtersOf({ tab: "needs-you", urgency: "now", cover: "1", under18: "1", sort: "name" });
  expect(listOf(filters, "petit")).toEqual({ tab: "everyone", sort: "name" });
  expect(listOf(filters, "")).toBe(filters);
  expect(panelSearchInput.safeParse({ sort: "name", text: "petit" }).success).toBe(true);
  expect(panelSearchInput.safeParse({ cover: "1", text: "petit" }).success).toBe(false);
});
