import { expect, test } from "vitest";
import { PHQ9_ITEMS, phq9Teen } from "@/clinical/instruments";
import { PHQ9_FIELDS, PHQ9_TEEN_FIELDS } from "@/contracts/check-in";
import { asTeen } from "./as-teen";

test("a teen's answers stand where the teens' questionnaire asks what they are about, and adults' questions are left out", () => {
  const answers = [3, 0, 1, 2, 0, 1, 2, 3, 1];
  const input = Object.fromEntries(PHQ9_FIELDS.map((field, i) => [field, answers[i]]));
  const teen: Record<string, unknown> = asTeen({ ...input, "phq9.difficulty": 2, sexualChange: "no", skin: "better" });
  for (const [place, { key }] of phq9Teen.items.entries()) {
    const asAdult = PHQ9_ITEMS.findIndex((item) => item.key === key);
    expect([key, teen[PHQ9_TEEN_FIELDS[place] ?? ""]]).toEqual([key, answers[asAdult]]);
  }
  expect(teen).toMatchObject({ "phq9-teen.difficulty": 2, skin: "better" });
  expect(Object.keys(teen)).not.toEqual(expect.arrayContaining(["sexualChange"]));
  expect(Object.keys(teen).filter((field) => field.startsWith("phq9."))).toEqual([]);
});
