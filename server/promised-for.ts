import type { DepressionInstrument } from "@/clinical/check-in-answers";
import { ASQ_FIELDS, type DraftInput, MOOD_FIELDS } from "@/contracts/check-in";

/** What a patient has been promised about item 9: that somebody looks at once, or today. */
export type Told = "now" | "today";

/** The ASQ's questions that are urgent by themselves: killing oneself, in the past weeks and right now. */
const DECISIVE: readonly string[] = ["asq.3", "asq.5"];

/** What these answers, saved or sent, promise by themselves; null where they say nothing of item 9. Goes by what the rules of drafts raise. */
export function promisedFor(answers: DraftInput["answers"], instrument: DepressionInstrument): Told | null {
  const item9 = answers[MOOD_FIELDS[instrument].item9] ?? 0;
  const asked = ASQ_FIELDS.filter((field) => answers[field] === "yes" || answers[field] === "refused");
  if (item9 > 1 || asked.some((field) => DECISIVE.includes(field))) return "now";
  return item9 > 0 || asked.length > 0 ? "today" : null;
}

/** A promise once made stands beside a lesser one. */
export function moreUrgent(a: Told | null, b: Told | null): Told | null {
  return a === "now" || b === "now" ? "now" : (a ?? b);
}
