import { describe, expect, test } from "vitest";
import { outcomeOf, waitAfter } from "./sending";

describe("after Send", () => {
  test("a receipt is where the server says it is", () => {
    expect(outcomeOf(201, { receivedAt: "2026-11-23T10:00:00Z", location: "/check-in/1" })).toEqual({
      kind: "sent",
      location: "/check-in/1",
    });
  });

  test.each([null, {}, { location: 1 }, { location: "javascript:alert(1)" }, { location: "//elsewhere.example/check-in/" }])(
    "an answer that is no receipt (%j) is not taken for one, and sent again",
    (body) => {
      expect(outcomeOf(201, body)).toEqual({ kind: "again" });
    },
  );

  test.each([408, 429, 500, 502, 503, 504])("%i passes, so we keep trying", (status) => {
    expect(outcomeOf(status, null)).toEqual({ kind: "again" });
  });

  test.each([
    [401, "away"],
    [409, "other"],
    [404, "ended"],
    [410, "ended"],
    [400, "refused"],
    [403, "refused"],
    [413, "refused"],
    [422, "refused"],
  ])("%i is final and says so (%s)", (status, notice) => {
    expect(outcomeOf(status, null)).toEqual({ kind: "refused", notice });
  });

  test("tries are 1, 2, 5, 10 and then always 15 seconds apart", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(waitAfter)).toEqual([1, 2, 5, 10, 15, 15, 15]);
  });
});
