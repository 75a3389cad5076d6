import { expect, test } from "vitest";
import { movedItems } from "./moved-items";

const phq9 = (...answers: (number | null)[]) => ({ instrument: "phq9" as const, answers });
const none = phq9(0, 0, 0, 0, 0, 0, 0, 0, 0);

test("the biggest rise comes first, falls last, equal moves in questionnaire order", () => {
  const now = phq9(1, 2, 0, 0, 1, 2, 0, 0, 3);
  expect(movedItems(phq9(0, 0, 3, 1, 0, 0, 0, 0, 0), now)).toEqual([
    { key: "item9", from: 0, to: 3 },
    { key: "down", from: 0, to: 2 },
    { key: "failure", from: 0, to: 2 },
    { key: "interest", from: 0, to: 1 },
    { key: "appetite", from: 0, to: 1 },
    { key: "energy", from: 1, to: 0 },
    { key: "sleep", from: 3, to: 0 },
  ]);
});

test("nothing moved between equal answers", () => {
  expect(movedItems(none, none)).toEqual([]);
});

test("an item that either side lacks did not move as far as anybody knows", () => {
  expect(movedItems(phq9(null, 0, 0, 0, 0, 0, 0, 0, 0), phq9(3, null, 1, 0, 0, 0, 0, 0, 0))).toEqual([{ key: "sleep", from: 0, to: 1 }]);
});

test("the form for teens is compared by what its questions mean, not by their place", () => {
  const teen = { instrument: "phq9-teen" as const, answers: [3, 0, 0, 2, 0, 0, 0, 0, 0] };
  expect(movedItems(none, teen)).toEqual([
    { key: "down", from: 0, to: 3 },
    { key: "appetite", from: 0, to: 2 },
  ]);
  expect(movedItems(teen, phq9(0, 3, 0, 0, 2, 0, 0, 0, 0))).toEqual([]);
});

test("without earlier answers, or with a mere total on either side, there is nothing to compare", () => {
  const total = { instrument: "phq9" as const, answers: null };
  expect(movedItems(null, none)).toEqual([]);
  expect(movedItems(total, phq9(3, 3, 3, 3, 3, 3, 3, 3, 3))).toEqual([]);
  expect(movedItems(phq9(3, 3, 3, 3, 3, 3, 3, 3, 3), total)).toEqual([]);
});
