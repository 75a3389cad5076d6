import { expect, test } from "vitest";
import { standingOf } from "./check-in-standing";

const OVER = new Date("2026-11-23T23:59:59Z");
const after = (ms: number) => new Date(OVER.getTime() + ms);
const HOUR_MS = 3_600_000;

test.each([
  ["open", 1, after(-1), "open"],
  ["open", 1, after(HOUR_MS), "open"],
  ["open", 1, after(HOUR_MS + 1), "gone"],
  ["open", 2, after(-1), "not-found"],
  ["submitted", 1, after(HOUR_MS + 1), "submitted"],
  ["submitted", 2, after(-1), "not-found"],
  ["revoked", 1, after(-1), "gone"],
] as const)("a check-in that is %s, of link %i, at %s: %s", (state, generation, now, standing) => {
  expect(standingOf({ state, generation: 1, expiresAt: OVER }, generation, now)).toBe(standing);
});

test("a check-in that is not there is not found", () => {
  expect(standingOf(null, 1, OVER)).toBe("not-found");
});
