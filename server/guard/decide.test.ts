import { describe, expect, test } from "vitest";
import { type Asked, type Decision, decide } from "./decide";
import type { SentHeaders } from "./request-headers";

const SETTINGS = { appUrl: "http://127.0.0.1:3000", trustProxyHops: 0, dev: false };
const HOST = "127.0.0.1:3000";
const ORIGIN = SETTINGS.appUrl;
const FORM = "application/x-www-form-urlencoded";

function ask(method: string, url: string, headers: SentHeaders = {}, { fromLoopback = true, settings = SETTINGS } = {}): Decision {
  const all = { host: HOST, ...headers };
  const rawHeaders = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().flatMap((one) => [name, one]),
  );
  return decide({ method, url, headers: all, rawHeaders, fromLoopback } satisfies Asked, settings);
}
const verdict = (decision: Decision) => (decision.kind === "refuse" ? decision.code : decision.kind);
const write = (headers: SentHeaders, url = "/api/flags/x/claim", method = "POST") =>
  verdict(ask(method, url, { cookie: "a=b", origin: ORIGIN, "content-type": "application/json", "content-length": "2", ...headers }));

describe("which host is ours", () => {
  test.each([
    [HOST, "pass"],
    ["localhost:3000", "redirect"],
    ["[::1]:3000", "redirect"],
    ["localhost:3001", "bad-request"],
    ["127.0.0.1", "bad-request"],
    ["127.0.0.1:3000.evil.example", "bad-request"],
    ["evil.example", "bad-request"],
    ["evil.example@127.0.0.1:3000", "bad-request"],
    ["", "bad-request"],
  ])("a page asked of %s: %s", (host, expected) => {
    expect(verdict(ask("GET", "/panel", { host }))).toBe(expected);
  });

  test("the other loopback name leads to the same page at our address", () => {
    expect(ask("GET", "/c/abc?x=1", { host: "localhost:3000" })).toEqual({ kind: "redirect", location: `${ORIGIN}/c/abc?x=1` });
  });

  test("nothing is written by way of the other loopback name", () => {
    expect(write({ host: "localhost:3000" })).toBe("bad-request");
  });

  test("a missing or doubled Host is refused", () => {
    expect(verdict(ask("GET", "/panel", { host: undefined }))).toBe("bad-request");
    const twice: Asked = { method: "GET", url: "/", headers: { host: HOST }, rawHeaders: ["Host", HOST, "host", HOST], fromLoopback: true };
    expect(verdict(decide(twice, SETTINGS))).toBe("bad-request");
  });

  test("probes from this machine may use its own name, and only probes, and only from here", () => {
    const settings = { ...SETTINGS, appUrl: "https://isomood.example.org" };
    const probe = { host: "127.0.0.1:3000" };
    expect(verdict(ask("GET", "/api/ready", probe, { settings }))).toBe("pass");
    expect(verdict(ask("GET", "/panel", probe, { settings }))).toBe("bad-request");
    expect(verdict(ask("GET", "/api/ready", probe, { settings, fromLoopback: false }))).toBe("bad-request");
  });
});

describe("addresses", () => {
  test.each([
    ["/panel?tab=everyone&urgency=now"],
    ["/c/0123456789_-"],
    ["/panel?text=%C3%A5%20b"],
    ["/_next/static/chunks/a.js"],
    ["/assets/check-in/check-in.ABC.js"],
  ])("%s is served", (url) => {
    expect(verdict(ask("GET", url))).toBe("pass");
  });

  test.each([
    ["http://127.0.0.1:3000/panel"],
    ["*"],
    [""],
    ["//evil.example/panel"],
    ["/a//b"],
    ["/panel?q=%"],
    ["/panel%"],
    ["/%zz"],
    ["/%ff"],
    ["/%00"],
    ["/a%0d%0aset-cookie:x"],
    ["/a%2fb"],
    ["/a%5Cb"],
    ["/a\\b"],
    ["/../etc/passwd"],
    ["/a/%2e%2e/b"],
    ["/a#b"],
    ["/a b"],
    ["/å"],
    ["/panel?nxtPid=1"],
    ["/panel?__nextLocale=x"],
    [`/${"a".repeat(4096)}`],
  ])("%s is not an address", (url) => {
    expect(verdict(ask("GET", url))).toBe("bad-request");
  });

  test.each([["/_next/image?url=%2Fx&w=64&q=75"], ["/_next/data/x.json"], ["/__nextjs_source-map"]])("%s is not there", (url) => {
    expect(verdict(ask("GET", url))).toBe("not-found");
  });
});

describe("methods", () => {
  test.each([["TRACE"], ["OPTIONS"], ["CONNECT"], ["PROPFIND"], ["get"], [""]])("%s is not taken anywhere", (method) => {
    expect(verdict(ask(method, "/panel"))).toBe("method-not-allowed");
  });

  test.each([["POST"], ["PUT"], ["PATCH"], ["DELETE"]])("%s is taken under /api/ and /fhir/ only", (method) => {
    for (const url of ["/", "/panel", "/c/abc", "/api", "/apix/y", "/sign-in"]) expect(write({}, url, method)).toBe("method-not-allowed");
    expect(write({}, "/api/x", method)).toBe("pass");
    expect(write({}, "/fhir/R4/Patient", method)).toBe("pass");
  });
});

describe("who caused a write", () => {
  test.each([
    ["our own page", {}, "pass"],
    ["our own page, said twice over", { "sec-fetch-site": "same-origin" }, "pass"],
    ["another site", { origin: "https://evil.example" }, "foreign-origin"],
    ["a page without an origin", { origin: "null" }, "foreign-origin"],
    ["another port of this machine", { origin: "http://127.0.0.1:3001" }, "foreign-origin"],
    ["the same host by https", { origin: "https://127.0.0.1:3000" }, "foreign-origin"],
    ["an origin with a path", { origin: `${ORIGIN}/` }, "foreign-origin"],
    ["a sibling site", { "sec-fetch-site": "same-site" }, "foreign-origin"],
    ["another site with our origin forged", { "sec-fetch-site": "cross-site" }, "foreign-origin"],
    ["the address bar", { "sec-fetch-site": "none" }, "foreign-origin"],
    ["nobody says, with cookies", { origin: undefined }, "foreign-origin"],
    ["a program without cookies", { origin: undefined, cookie: undefined }, "pass"],
    ["a program with a bearer token", { origin: undefined, authorization: "Bearer x" }, "pass"],
    ["another site without cookies", { origin: "https://evil.example", cookie: undefined }, "foreign-origin"],
    ["another site with a bearer token", { origin: "https://evil.example", authorization: "Bearer x" }, "foreign-origin"],
  ] as const)("%s", (_who, headers, expected) => {
    expect(write(headers)).toBe(expected);
  });
});

describe("bodies", () => {
  test.each([
    ["application/json", "pass"],
    ["application/json; charset=utf-8", "pass"],
    [`${FORM};charset=UTF-8`, "pass"],
    ["APPLICATION/JSON", "pass"],
    ["application/json; charset=utf-16", "wrong-content-type"],
    ["application/json; boundary=x", "wrong-content-type"],
    ["multipart/form-data; boundary=x", "wrong-content-type"],
    ["text/plain", "wrong-content-type"],
    ["text/plain; application/json", "wrong-content-type"],
    ["application/jsonp", "wrong-content-type"],
    ["", "wrong-content-type"],
    [undefined, "wrong-content-type"],
  ])("of type %s: %s", (type, expected) => {
    expect(write({ "content-type": type })).toBe(expected);
  });

  test.each([
    ["/api/messages/abc_-1/stop", "multipart/form-data; boundary=----x1", "pass"],
    ["/api/messages/abc_-1/stop", 'multipart/form-data; boundary="x"', "pass"],
    ["/api/messages/abc_-1/stop", "multipart/form-data; boundary=x; charset=utf-16", "wrong-content-type"],
    ["/api/messages/wish", "multipart/form-data; boundary=x", "wrong-content-type"],
    ["/api/messages/a/stop/more", "multipart/form-data; boundary=x", "wrong-content-type"],
  ])("in parts, only a mail program's own stop passes: %s as %s: %s", (url, type, expected) => {
    expect(write({ "content-type": type }, url)).toBe(expected);
  });

  test.each([
    ["65536", "pass"],
    ["65537", "too-large"],
    ["1048576", "too-large"],
    ["99999999999999999999", "too-large"],
    ["-1", "bad-request"],
    ["1e3", "bad-request"],
  ])("declared as %s bytes: %s", (length, expected) => {
    expect(write({ "content-length": length })).toBe(expected);
  });

  test.each([
    ["/api/patients/import", "text/csv", "8388608", "streamed"],
    ["/api/patients/import/preview", "text/csv; charset=utf-8", undefined, "streamed"],
    ["/api/patients/import", "text/csv", "8388609", "too-large"],
    ["/api/patients/import", "text/csv", "104857600", "too-large"],
    ["/api/patients/import", "text/csv; charset=utf-16", "10", "wrong-content-type"],
    ["/api/patients/import", "application/json", "65537", "too-large"],
    ["/api/patients", "text/csv", "10", "wrong-content-type"],
    ["/api/patients/import/x", "text/csv", "10", "wrong-content-type"],
  ])("a file sent to %s as %s of %s bytes: %s", (url, type, length, expected) => {
    const headers = { cookie: "a=b", origin: ORIGIN, "content-type": type };
    const decision = ask(
      "POST",
      url,
      length === undefined ? { ...headers, "transfer-encoding": "chunked" } : { ...headers, "content-length": length },
    );
    expect(decision.kind === "pass" ? decision.body : verdict(decision)).toBe(expected);
  });

  test("compressed bodies are not unpacked", () => {
    expect(write({ "content-encoding": "gzip" })).toBe("wrong-content-type");
  });

  test("a write without a body needs no type", () => {
    expect(write({ "content-type": undefined, "content-length": "0" })).toBe("pass");
  });

  test("reading takes no body", () => {
    expect(verdict(ask("GET", "/panel", { "content-length": "3" }))).toBe("bad-request");
    expect(verdict(ask("HEAD", "/panel", { "transfer-encoding": "chunked" }))).toBe("bad-request");
    expect(verdict(ask("GET", "/panel", { "content-length": "0" }))).toBe("pass");
  });
});

describe("client-side navigation", () => {
  const tree = encodeURIComponent(
    JSON.stringify(["", { children: [["id", "1", "d", null], { children: ["__PAGE__", {}] }] }, null, null, 16]),
  );
  test("passes with the router state that our own client sends", () => {
    expect(verdict(ask("GET", "/panel?_rsc=abc", { rsc: "1", "next-router-state-tree": tree }))).toBe("pass");
  });

  test.each([
    ["%"],
    ["x"],
    ["[]"],
    ["{}"],
    ['["",[]]'],
    ['["",{"children":1}]'],
    ['["",{},1]'],
    ["null"],
    [`["",${"[".repeat(9000)}`],
    ["a".repeat(50_000)],
  ])("a router state of %.20s is refused, because Next answers 500 to it", (state) => {
    expect(verdict(ask("GET", "/panel", { rsc: "1", "next-router-state-tree": state }))).toBe("bad-request");
  });
});
