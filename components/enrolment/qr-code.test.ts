import { renderSVG } from "uqr";
import { expect, test } from "vitest";
import { readQrCode } from "./qr-code";

test("the squares of a real code are found", () => {
  const code = readQrCode(renderSVG("https://isomood.example.org/c/abc", { border: 2 }));
  expect(code?.side).toBeGreaterThan(200);
  expect(code?.dark).toMatch(/^M20,20h10v10h-10z/);
});

test("a drawing that carries anything but squares is refused", () => {
  expect(readQrCode('<svg viewBox="0 0 10 10"><path fill="black" d="M0,0" onload="alert(1)"/></svg>')).toEqual({ side: 10, dark: "M0,0" });
  expect(readQrCode('<svg viewBox="0 0 10 10"><path fill="black" d="javascript:alert(1)"/></svg>')).toBeNull();
  expect(readQrCode("<script>alert(1)</script>")).toBeNull();
});
