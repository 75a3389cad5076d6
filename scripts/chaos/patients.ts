import { type Random, randomFrom } from "@/clinical/simulation/random";
import { GAD7_FIELDS, PHQ9_FIELDS } from "@/contracts/check-in";

/** What a patient's answers owe, known beforehand and from the clinical reference alone: null owes no alert. */
export type Owes = "now" | "today" | "review" | null;

/** One patient: what they answer at their first check-in, before the first dose, and how their phone sends it. */
export type Patient = {
  readonly number: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly owes: Owes;
  /** As the plain form does, or as the script does. */
  readonly asForm: boolean;
  /** `two-at-once`: a double tap. `again-after`: a second tab, once the receipt is there. */
  readonly sends: "once" | "two-at-once" | "again-after";
  /** Pressed Start before the run: the phone holds its cookie already. The others press it first. */
  readonly hasStarted: boolean;
};

/** In twenty patients: three owe `now`, three `today`, one `review`, the others nothing. */
const OWES_OF_TWENTY: readonly Owes[] = ["now", "today", "review", "now", "today", "now", "today"];

/** The patient of this number: always the same one. */
export function patientOf(number: number): Patient {
  const random = randomFrom(number + 1);
  const owes = OWES_OF_TWENTY[random.integer(0, 19)] ?? null;
  const way = random.integer(0, 9);
  return {
    number,
    answers: { ...withDifficulty(moodOf(owes, random), random), ...someAtOne(GAD7_FIELDS, random) },
    owes,
    asForm: random.integer(0, 1) === 0,
    sends: way < 2 ? "two-at-once" : way === 2 ? "again-after" : "once",
    hasStarted: random.integer(0, 1) === 0,
  };
}

/** PHQ-9 bands of clinical.md: 20 and above is `severe` (today), 10-14 before the start `high-baseline` (review), up to 4 owes nothing. */
function moodOf(owes: Owes, random: Random): Record<string, number> {
  const [item9 = ""] = PHQ9_FIELDS.slice(8);
  const others = PHQ9_FIELDS.slice(0, 8);
  const calm = { ...someAtOne(others, random), [item9]: 0 };
  if (owes === "now") return { ...calm, [item9]: random.integer(2, 3) };
  if (owes === "today" && random.integer(0, 1) === 0) return { ...calm, [item9]: 1 };
  if (owes === "today") return { ...calm, ...each(others, () => 3) };
  if (owes === "review") return { ...calm, ...each(others, (index) => (index < 5 ? 2 : 0)), [others[5 + random.integer(0, 2)] ?? ""]: 1 };
  return calm;
}

/** How difficult it made things is asked where any answer is above 0. At 2 and 3 it owes a `review` of its own. */
function withDifficulty(mood: Record<string, number>, random: Random): Record<string, number> {
  return Object.values(mood).some((answer) => answer > 0) ? { ...mood, "phq9.difficulty": random.integer(0, 1) } : mood;
}

/** Up to four of the questions answered with 1, the others with 0. */
function someAtOne(fields: readonly string[], random: Random): Record<string, number> {
  const chosen = new Set(Array.from({ length: random.integer(0, 4) }, () => random.integer(0, fields.length - 1)));
  return each(fields, (index) => Number(chosen.has(index)));
}

function each(fields: readonly string[], value: (index: number) => number): Record<string, number> {
  return Object.fromEntries(fields.map((field, index) => [field, value(index)]));
}
