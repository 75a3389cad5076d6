import { expect, test } from "vitest";
import { cacheControl, contentSecurityPolicy, responseHeaders } from "./response-headers";

const SETTINGS = { appUrl: "http://127.0.0.1:3000", trustProxyHops: 0, dev: false };

test("the policy lets run what carries this answer's nonce and nothing else", () => {
  const policy = contentSecurityPolicy("abc", SETTINGS);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
});

test.each([
  ["/c/token", "strict-origin"],
  ["/check-in/1", "strict-origin"],
  ["/api/check-ins/submit", "strict-origin"],
  ["/messages/token", "strict-origin"],
  ["/api/messages/wish", "strict-origin"],
  ["/panel", "same-origin"],
  ["/clinic", "same-origin"],
])("%s sends its address on as %s", (path, expected) => {
  expect(responseHeaders(path, "n", "id", SETTINGS)["referrer-policy"]).toBe(expected);
});

test("browsers are told to stay on https only where we are on https", () => {
  expect(responseHeaders("/", "n", "id", SETTINGS)).not.toHaveProperty("strict-transport-security");
  const secure = { ...SETTINGS, appUrl: "https://isomood.example.org" };
  expect(responseHeaders("/", "n", "id", secure)["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
});

test.each([
  ["/_next/static/chunks/a.js", 200, "public, max-age=31536000, immutable"],
  ["/assets/check-in/check-in.ABC.js", 304, "public, max-age=31536000, immutable"],
  ["/_next/static/chunks/missing.js", 404, "no-store"],
  ["/assets/check-in/missing.js", 404, "no-store"],
  ["/panel", 200, "no-store"],
  ["/api/panel", 200, "no-store"],
  ["/icon.svg", 200, "no-store"],
])("%s answered %i is kept as %s", (path, status, expected) => {
  expect(cacheControl(path, status, SETTINGS)).toBe(expected);
});
