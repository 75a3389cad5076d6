import { expect, test } from "vitest";
import { clientAddress, keptHeaders } from "./request-headers";

test.each([
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-nextjs-data",
  "x-next-resume-state-length",
  "x-invoke-path",
  "x-matched-path",
  "x-prerender-revalidate",
  "x-vercel-id",
  "x-forwarded-host",
  "x-forwarded-for",
  "x-original-url",
  "x-rewrite-url",
  "x-http-method-override",
  "next-action",
  "next-resume",
  "content-security-policy",
  "content-security-policy-report-only",
  "x-nonce",
  "x-request-id",
  "x-isomood-path",
  "x-isomood-address",
  "forwarded",
  "x-real-ip",
])("%s from outside goes no further", (name) => {
  expect(keptHeaders({ [name]: "x", accept: "a" }, "GET")).toEqual({ accept: "a" });
});

test("a tab that works by itself may say so", () => {
  expect(keptHeaders({ "x-isomood-background": "1" }, "GET")).toEqual({ "x-isomood-background": "1" });
});

test("navigation headers count for reading only", () => {
  const sent = { rsc: "1", "next-router-prefetch": "1", "next-router-state-tree": "x", "next-url": "/" };
  expect(keptHeaders(sent, "GET")).toEqual(sent);
  expect(keptHeaders(sent, "POST")).toEqual({});
});

test("cookies that switch on draft rendering are dropped, others stay", () => {
  expect(keptHeaders({ cookie: "__prerender_bypass=1; a=1; __next_preview_data=2; b=2" }, "GET")).toEqual({ cookie: "a=1; b=2" });
});

test("beside a bearer token cookies do not count", () => {
  expect(keptHeaders({ cookie: "a=1", authorization: "Bearer t" }, "POST")).toEqual({ authorization: "Bearer t" });
});

test.each([
  [0, "1.1.1.1", "9.9.9.9"],
  [1, "1.1.1.1, 2.2.2.2", "2.2.2.2"],
  [2, "1.1.1.1, 2.2.2.2", "1.1.1.1"],
  [3, "1.1.1.1, 2.2.2.2", "9.9.9.9"],
  [1, "<script>", "9.9.9.9"],
  [1, "", "9.9.9.9"],
])("with %i proxies of ours, X-Forwarded-For %j means %s", (hops, header, expected) => {
  expect(clientAddress({ "x-forwarded-for": header }, "9.9.9.9", hops)).toBe(expected);
});
