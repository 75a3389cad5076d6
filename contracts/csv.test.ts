import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "./csv";

test.each([
  ["plain text", "Osei", "Osei"],
  ["a comma", "Osei, Amara", '"Osei, Amara"'],
  ["a quotation mark", 'Amara "Am" Osei', '"Amara ""Am"" Osei"'],
  ["a line end", "one\ntwo", '"one\ntwo"'],
  ["a formula", "=1+1", "'=1+1"],
  ["a plus", "+44 20", "'+44 20"],
  ["an at", "@SUM(A1)", "'@SUM(A1)"],
  ["a tab", "\tx", "'\tx"],
  ["a carriage return", "\rx", '"\'\rx"'],
  ["nothing", null, ""],
  ["a number below zero", -3, "-3"],
])("%s in a cell of a CSV file is written so that it reads back as it was and runs nothing", (_, cell, written) => {
  expect(csvText([[cell]])).toBe(`\uFEFF${written}\r\n`);
});

test("no text begins a formula, whatever it is", () => {
  fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@\t\r]/.test(csvText([[`${text}.`]]).slice(1))));
});
