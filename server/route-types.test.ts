import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import type { StaffActor } from "./actor";
import { routeSpec, withRoute } from "./route";

test("a handler knows the types of what its schemas let through", () => {
  const route = withRoute({
    callers: ["nurse"],
    params: z.strictObject({ flagId: z.uuid() }),
    body: z.strictObject({ close: z.enum(["1", "0"]).transform((value) => value === "1") }),
    audit: "flag.claimed",
    handler: ({ actor, params, query, body }) => {
      expectTypeOf(actor).toEqualTypeOf<StaffActor>();
      expectTypeOf(params).toEqualTypeOf<{ flagId: string }>();
      expectTypeOf(query).toEqualTypeOf<Record<string, never>>();
      expectTypeOf(body).toEqualTypeOf<{ close: boolean }>();
      return new Response();
    },
  });
  expect(route[routeSpec]).toEqual({ callers: ["nurse"], audit: "flag.claimed" });
});

test("a public handler has nobody to speak of", () => {
  withRoute({
    callers: "public",
    audit: { none: "nothing happens" },
    handler: ({ actor }) => {
      expectTypeOf(actor).toEqualTypeOf<null>();
      return new Response();
    },
  });
});
