import { expect, test } from "vitest";
import { foundWords, matchedWords } from "./count-words";

test.each([
  [0, 12, "0 of 12 match the filters"],
  [1, 12, "1 of 12 matches the filters"],
  [1_203, 10_000, "1,203 of 10,000 match the filters"],
])("%i of a list of %i", (matched, listed, words) => {
  expect(matchedWords(matched, listed)).toBe(words);
});

test("a search says how many of everyone it found", () => {
  expect(foundWords(0, 1_000)).toBe("0 of 1,000 found");
});
