import { expect, test } from "vitest";
import { isUnder18 } from "./young-person";

test.each([
  ["2008-11-26", "2026-11-25", true],
  ["2008-11-25", "2026-11-25", false],
  ["2008-02-29", "2026-02-28", true],
  ["2008-02-29", "2026-03-01", false],
  ["2031-01-01", "2026-11-25", false],
  ["0200-11-25", "2026-11-25", false],
  ["", "2026-11-25", false],
])("born on %j and typed in on %s: asked whose address it is, %s", (dateOfBirth, today, asked) => {
  expect(isUnder18(dateOfBirth, today)).toBe(asked);
});
