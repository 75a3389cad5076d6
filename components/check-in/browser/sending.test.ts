import { describe, expect, test } from "vitest";
import { outcomeOf, placeIn, waitAfter } from "./sending";

describe("after Send", () => {
  test("a receipt is where the server says it is, on the clinic's own device its neutral page", () => {
    const outcome = outcomeOf(201, { receivedAt: "2026-11-23T10:00:00Z", location: "/check-in/1" });
    expect(outcome).toMatchObject({ kind: "done" });
    expect(placeIn({ location: "/check-in/1" })).toBe("/check-in/1");
    expect(placeIn({ location: "/tablet" })).toBe("/tablet");
  });

  test.each([
    {},
    { location: 1 },
    { location: "javascript:alert(1)" },
    { location: "//elsewhere.example/check-in/" },
    { location: "/tablets" },
  ])("a place that is not ours (%j) is not gone to", (body) => {
    expect(placeIn(body)).toBeNull();
  });

  test.each([null, "", 3, []])("an answer that is none of ours (%j) is sent again: twice stores once", (body) => {
    expect(outcomeOf(201, body)).toEqual({ kind: "again" });
  });

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
    expect(outcomeOf(status, null)).toEqual({ kind: "refused", notice, fields: [] });
  });

  test("a refused field is named, whether it was sent alone or among others", () => {
    const issues = [{ path: "answers/privateNumber", message: "" }, { path: "gad7.2" }];
    expect(outcomeOf(422, { issues })).toMatchObject({ fields: ["privateNumber", "gad7.2"] });
  });

  test("tries are 1, 2, 5, 10 and then always 15 seconds apart", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(waitAfter)).toEqual([1, 2, 5, 10, 15, 15, 15]);
  });
});
