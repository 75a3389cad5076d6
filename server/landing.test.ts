import { expect, test } from "vitest";
import { homeOf, safePath, signInAddress } from "./landing";

test.each([
  ["/panel?tab=everyone", "/panel?tab=everyone"],
  ["/patients/1#x", "/patients/1"],
  ["/people", "/people"],
])("after signing in, %s leads to %s", (next, expected) => {
  expect(safePath(next)).toBe(expected);
});

test.each([
  ["https://evil.example/"],
  ["//evil.example/"],
  ["/\\evil.example/"],
  ["/\t/evil.example/"],
  ["\\\\evil.example"],
  ["javascript:alert(1)"],
  ["panel"],
  ["/api/panel"],
  ["/sign-in?next=/sign-in"],
  ["/c/token"],
  ["/x/../api/panel"],
  [`/${"a".repeat(600)}`],
  [""],
  [null],
  [undefined],
])("%s leads nowhere but to the first page", (next) => {
  expect(safePath(next)).toBeNull();
});

test("the sign-in page remembers where somebody was going, except for the front door", () => {
  expect(signInAddress("/panel?tab=everyone")).toBe("/sign-in?next=%2Fpanel%3Ftab%3Deveryone");
  expect(signInAddress("/")).toBe("/sign-in");
  expect(signInAddress(null)).toBe("/sign-in");
});

test("a prescriber begins with who needs them, a nurse or an assistant with whom to call, an admin with the clinic's people", () => {
  expect([homeOf("prescriber"), homeOf("nurse"), homeOf("assistant"), homeOf("admin")]).toEqual([
    "/panel?cover=1",
    "/panel?tab=calls",
    "/panel?tab=calls",
    "/people",
  ]);
});
