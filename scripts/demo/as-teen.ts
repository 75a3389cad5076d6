import { inPhq9Order } from "@/clinical/instruments";
import { MOOD_FIELDS } from "@/contracts/check-in";
import type { Told } from "./teller";

/** What an adult told, as the teens' check-in asks it: the same answers by meaning, under its own fields, and no question for adults. */
export function asTeen({ sexualChange: _, "phq9.difficulty": difficulty, ...input }: Told["input"]): Told["input"] {
  const { phq9, "phq9-teen": teen } = MOOD_FIELDS;
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !phq9.items.some((item) => item === field)));
  // Two pairs of items stand in each other's places: exchanging them leads there and back.
  const answers = inPhq9Order(
    "phq9-teen",
    phq9.items.map((field) => input[field] ?? null),
  );
  const items = Object.fromEntries(teen.items.map((field, i) => [field, answers[i] ?? 0]));
  return { ...rest, ...items, ...(difficulty === undefined ? {} : { [teen.difficulty]: difficulty }) };
}
