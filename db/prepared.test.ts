import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { given, givenAs, insertRow, preparedWrite } from "./prepared";
import { alertTier, response } from "./schema";

const at = new Date("2026-03-02T08:00:00Z");

test("a row's insert names its clinic by the scope, and leaves a column without a value to its default", () => {
  const { sql: text, params } = insertRow(alertTier, { alertId: "a", tier: 1, dueAt: at }).toSQL();
  expect(text).toContain("current_setting('app.clinic_id', true)");
  expect(text).toContain("default");
  expect(params).toEqual(["a", 1, at.toISOString()]);
});

test("each row's own values are sent, whatever an earlier one of the same columns was", () => {
  const of = (answers: (number | null)[], difficulty: number | null) =>
    insertRow(response, {
      ...{ id: "r", submissionId: "s", courseId: "c", instrument: "phq9", instrumentVersion: "1", language: "en", answeredAt: at },
      ...{ answers, difficulty },
    }).toSQL();
  const [first, second] = [of([0, 1], 2), of([3, null], null)];
  expect(second.sql).toBe(first.sql);
  expect(first.params).toEqual(expect.arrayContaining(["{0,1}", 2]));
  expect(second.params).toEqual(expect.arrayContaining(["{3,null}", null]));
});

test("two sets of columns are two texts", () => {
  const [with_, without] = [
    insertRow(alertTier, { alertId: "a", tier: 2, dueAt: at, dispatchedAt: at }),
    insertRow(alertTier, { alertId: "a", tier: 2, dueAt: at }),
  ];
  expect(with_.toSQL().params).toHaveLength(4);
  expect(without.toSQL().params).toHaveLength(3);
});

test("nothing given is an error, and null is NULL", () => {
  const stamped = preparedWrite((db) =>
    db
      .update(alertTier)
      .set({ dispatchedAt: givenAs(alertTier.dispatchedAt, "at") })
      .where(eq(alertTier.alertId, given("alertId"))),
  );
  expect(stamped({ at: null, alertId: "a" }).toSQL().params).toEqual([null, "a"]);
  expect(() => stamped({ at }).toSQL()).toThrow(RangeError);
});
