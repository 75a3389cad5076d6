import { ASQ_ANSWERS, type AsqAnswer } from "@/clinical/check-in-answers";
import { SIDE_EFFECT_ITEMS } from "@/clinical/instruments";
import { asksQuestion5 } from "@/clinical/score-asq";
import { type Random, randomFrom } from "@/clinical/simulation/random";
import { ASQ_FIELDS, GAD7_FIELDS, PHQ9_FIELDS, type SubmitCheckInInput, sideEffectField } from "@/contracts/check-in";
import type { HighestGiven } from "@/server/use-cases/sent-answers";
import { MEDICINES, MESSAGES, STOPPED_BECAUSE } from "./written";

/** Everything one check-in of an adult sends, but for which check-in it is. */
export type Told = { readonly input: Omit<SubmitCheckInInput, "checkIn" | "language">; readonly highestGiven: HighestGiven | null };

/** How likely it is, at one check-in, that something is told. Guesses, so that a demo has some of each; they describe nobody. */
const CHANCE = {
  worryOfItsOwn: 0.15,
  temperOfItsOwn: 0.15,
  takenBack: 0.15,
  warningSign: 0.012,
  stopped: 0.015,
  missedSome: 0.12,
  psychotropic: 0.012,
  unsure: 0.008,
  other: 0.05,
  message: 0.05,
  sexualChange: 0.04,
} as const;

/** More than the days of a course, so that no two patients' days share a seed. */
const SEEDS_A_PATIENT = 1000;

/**
 * One patient's way of telling the rest beside the PHQ-9: a simple model of our own, in which worry and temper follow mood until they
 * take a course of their own in some, skin gets better with the weeks, and the rest is chance.
 * @returns what is sent at the check-in of one day of the course with these nine answers; the same day always tells the same
 */
export function tellerFrom(seed: number): (mood: readonly number[], day: number) => Told {
  const person = randomFrom(-1 - seed);
  const ownWorry = 0.25 * person.normal();
  const dayIf = (chance: number) => (person.uniform() < chance ? person.integer(14, 120) : Number.POSITIVE_INFINITY);
  const worryDay = dayIf(CHANCE.worryOfItsOwn);
  const temperDay = dayIf(CHANCE.temperOfItsOwn);
  return (mood, day) => {
    const random = randomFrom(seed * SEEDS_A_PATIENT + day);
    const happens = (chance: number) => random.uniform() < chance;
    const level = mood.reduce((sum, answer) => sum + answer, 0) / mood.length;
    const answer = (mean: number) => Math.min(3, Math.max(0, Math.round(mean + 0.5 * random.normal())));
    const { item9, highestGiven } = sentItem9(mood[8] ?? 0, random, happens);
    const asked = item9 > 0 ? asqAnswers(item9, happens) : {};
    const items = Object.fromEntries(PHQ9_FIELDS.map((field, i) => [field, i === 8 ? item9 : (mood[i] ?? 0)]));
    const phq9 = { ...items, "phq9.difficulty": answer(level * 1.1), ...asked };
    // Whoever may have such thoughts right now is asked no more.
    if ((asked["asq.5"] ?? "no") !== "no") return { input: { ...phq9, stopped: "1" } as Told["input"], highestGiven };
    const worry = 0.75 * level + ownWorry + (day >= worryDay ? 1.2 : 0);
    const gad7 = Object.fromEntries(GAD7_FIELDS.map((field) => [field, answer(worry)]));
    const rest = {
      ...sideEffects({ level, temper: level + (day >= temperDay ? 1.5 : 0) }, random, happens),
      ...(day >= 0 ? onTheDrug(day, random, happens) : {}),
    };
    const message = happens(CHANCE.message) ? { message: random.pick(MESSAGES) } : {};
    const sexual = day >= 0 ? { sexualChange: happens(CHANCE.sexualChange) ? "yes" : "no" } : {};
    return { input: { ...phq9, ...gad7, ...rest, ...message, ...sexual } as Told["input"], highestGiven };
  };
}

type Happens = (chance: number) => boolean;

/** Some change item 9 to less before they send. */
function sentItem9(given: number, random: Random, happens: Happens): { item9: number; highestGiven: HighestGiven | null } {
  if (given === 0 || !happens(CHANCE.takenBack)) return { item9: given, highestGiven: null };
  return { item9: random.integer(0, given - 1), highestGiven: { item9: given as 1 | 2 | 3, asq: null } };
}

function asqAnswers(item9: number, happens: Happens): Partial<Record<(typeof ASQ_FIELDS)[number], AsqAnswer>> {
  const [no, yes, refused] = ASQ_ANSWERS;
  const reply = (chance: number) => (happens(chance) ? yes : happens(0.08) ? refused : no);
  const four = [reply(0.25 * item9), reply(0.2 * item9), reply(0.04 * item9), reply(0.06)];
  const all = asksQuestion5([...four, null]) ? [...four, reply(0.02 * item9)] : four;
  return Object.fromEntries(all.map((value, i) => [ASQ_FIELDS[i], value]));
}

/** How often each symptom is marked, and from what mood on it is marked more. */
const SYMPTOMS: Readonly<Record<string, number>> = {
  "dry-skin": 0.8,
  peeling: 0.35,
  pain: 0.2,
  sun: 0.15,
  "acne-flare": 0.15,
  headache: 0.08,
};
/** What these follow: mood, or a temper that in some goes its own way on the drug. */
const FOLLOWS: Readonly<Record<string, "level" | "temper">> = {
  sleep: "level",
  anxiety: "level",
  irritability: "temper",
  "mood-swings": "temper",
};

function sideEffects(moods: { level: number; temper: number }, random: Random, happens: Happens) {
  const graded = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "symptom").map(({ key }) => {
    const mood = FOLLOWS[key];
    if (mood) return [sideEffectField(key), Math.min(3, Math.max(0, Math.round(moods[mood] - 0.5 + 0.5 * random.normal())))];
    return [sideEffectField(key), happens(SYMPTOMS[key] ?? 0.02) ? random.integer(1, 2) : 0];
  });
  const signs = SIDE_EFFECT_ITEMS.filter(({ kind }) => kind === "warning");
  const sign = happens(CHANCE.warningSign) ? random.integer(0, signs.length - 1) : -1;
  return Object.fromEntries([...graded, ...signs.map(({ key }, i) => [sideEffectField(key), i === sign ? 1 : 0])]);
}

function onTheDrug(day: number, random: Random, happens: Happens) {
  const better = Math.min(0.8, 0.15 + day / 140);
  const skin = happens(better) ? "better" : happens(day < 30 ? 0.4 : 0.15) ? "worse" : "same";
  const stopped = happens(CHANCE.stopped);
  const adherence = stopped ? "stopped" : happens(CHANCE.missedSome) ? "missed-some" : "as-prescribed";
  const medicineChange = happens(CHANCE.psychotropic)
    ? "psychotropic"
    : happens(CHANCE.unsure)
      ? "unsure"
      : happens(CHANCE.other)
        ? "other"
        : "none";
  return {
    skin,
    adherence,
    medicineChange,
    ...(stopped && { adherenceNote: random.pick(STOPPED_BECAUSE) }),
    ...(medicineChange === "psychotropic" && { medicineNote: random.pick(MEDICINES) }),
  };
}
