import { expect, test } from "vitest";
import { numberForm, searchWords } from "./queries/search-words";

test.each([
  ["petit jeanne", ["petit", "jeanne"]],
  ["petit, jeanne", ["petit", "jeanne"]],
  ["  petit ;jeanne\t", ["petit", "jeanne"]],
  [",", [","]],
  ["maria de la cruz y soto", ["maria", "de", "la", "cruz y soto"]],
])("%j is looked for as %j", (typed, words) => {
  expect(searchWords(typed)).toEqual(words);
});

test.each([
  ["rd10101", { bare: "rd10101", end: "101" }],
  ["rd-10101", { bare: "rd10101", end: "101" }],
  ["2024/0031", { bare: "20240031", end: "031" }],
  ["20240031", { bare: "20240031", end: "031" }],
  ["7abcd", { bare: "7abcd", end: "bcd" }],
  ["e2e07a1b2c3", { bare: "e2e07a1b2c3", end: "2c3" }],
  ["rd1", { dashed: "rd-1" }],
  ["rd-1", null],
  ["r1b2", { dashed: "r-1-b-2" }],
  ["123", null],
  ["12", null],
  ["petit", null],
  ["jean-paul", null],
  ["-", null],
])("%j may be written as %j", (word, form) => {
  expect(numberForm(word)).toEqual(form);
});
