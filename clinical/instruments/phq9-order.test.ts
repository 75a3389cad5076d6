import { describe, expect, test } from "vitest";
import { inPhq9Order, PHQ9_ITEMS, PHQ9_TEEN_ITEMS, phq9Teen } from "./index";

test("the form for teens asks the same nine things, with 1 and 2, and 4 and 5, in each other's place", () => {
  const place = PHQ9_TEEN_ITEMS.map(({ key }) => PHQ9_ITEMS.findIndex((item) => item.key === key) + 1);
  expect(place).toEqual([2, 1, 3, 5, 4, 6, 7, 8, 9]);
});

test.each([
  ["down", "Feeling down"],
  ["interest", "Little interest"],
  ["sleep", "Trouble falling asleep"],
  ["appetite", "Poor appetite"],
  ["energy", "Feeling tired"],
  ["failure", "Feeling bad about yourself"],
  ["concentration", "Trouble concentrating"],
  ["movement", "Moving or speaking"],
  ["item9", "Thoughts that you would be better off dead"],
])("its question on %s begins “%s”", (key, beginning) => {
  const i = PHQ9_TEEN_ITEMS.findIndex((item) => item.key === key);
  expect(phq9Teen.texts.en.items[i]?.startsWith(beginning)).toBe(true);
});

describe("answers in the order of the PHQ-9", () => {
  test.each(PHQ9_ITEMS.map(({ key }, i) => [key, i] as const))("what a teen answers on %s arrives at its place", (key, i) => {
    const teen = PHQ9_TEEN_ITEMS.map((item) => (item.key === key ? 3 : 0));
    expect(inPhq9Order("phq9-teen", teen)).toEqual(PHQ9_ITEMS.map((_, place) => (place === i ? 3 : 0)));
  });

  test("a missing one stays missing, and a PHQ-9 stays as it is", () => {
    expect(inPhq9Order("phq9-teen", [1, null, 0, 0, 0, 0, 0, 0, 0])).toEqual([null, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(inPhq9Order("phq9", [0, 1, 2, 3, null, 2, 1, 0, 3])).toEqual([0, 1, 2, 3, null, 2, 1, 0, 3]);
  });

  test("are nine, or refused", () => {
    expect(() => inPhq9Order("phq9", [0, 0, 0])).toThrow(new RangeError("PHQ-9 has 9 answers, not 3"));
    expect(() => inPhq9Order("phq9-teen", [])).toThrow(new RangeError("PHQ-9 for teens has 9 answers, not 0"));
  });
});
