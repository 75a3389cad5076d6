import { expect, it } from "vitest";
import { skinWordsPlace } from "./skin-words-place";

it.each([
  ["room after it", [100, 200], 600, true, "after"],
  ["no room after it, and none before it with a sign there", [380, 440, 480], 520, true, "two-lines"],
  ["no room after it, and a free stretch before it", [100, 480], 520, true, "before"],
  ["no room anywhere", [380, 440, 516], 500, false, null],
  ["a narrow drawing", [100, 300], 320, false, null],
] as const)("words beside the newest skin sign cover no other sign: %s", (_, marks, right, hasMargin, place) => {
  expect(skinWordsPlace(marks, right, hasMargin)).toBe(place);
});
