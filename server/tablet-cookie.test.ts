import { expect, test } from "vitest";
import { readTabletCookie, tabletCookie } from "./tablet-cookie";

test("a device handed to a patient remembers region and language and nothing else", () => {
  const [pair = ""] = tabletCookie({ region: "gb", language: "es" }).split(";");
  expect(pair).toBe("__Host-tablet=gb.es");
  expect(readTabletCookie(`other=1; ${pair}`)).toEqual({ region: "gb", language: "es" });
});

test.each([
  null,
  "",
  "__Host-tablet=gb",
  "__Host-tablet=nowhere.en",
  "__Host-tablet=gb.xx",
  "__Host-tablet=gb.en; __Host-tablet=us.en",
  "__Host-tablet=<b>.en",
])("a cookie that we did not write (%j) says nothing", (header) => {
  expect(readTabletCookie(header)).toBeNull();
});
