import type { Finding } from "./finding";
import { SIDE_EFFECT_ITEMS, type SideEffectKey, sideEffects } from "./instruments";
import type { Reading } from "./reading";
import { scoreSideEffects } from "./score-side-effects";

/** Side effects that are flagged by their grade alone. Source: clinical reference, section 3 (`severe-symptom`). */
const MOOD_SYMPTOMS: readonly SideEffectKey[] = ["irritability", "mood-swings", "anxiety"];

const LABELS = new Map<SideEffectKey, string>(SIDE_EFFECT_ITEMS.map(({ key, shortLabel }) => [key, shortLabel.toLowerCase()]));

/** `warning-sign`: any of the four questions on psychosis, mania and aggression yes, or headache together with a change in vision. */
export function warningSign({ newest }: Reading): Finding | null {
  if (newest.sideEffects === undefined) return null;
  const { warningSigns, headacheWithVision } = scoreSideEffects(newest.sideEffects);
  const reported = [
    ...warningSigns.map((key) => LABELS.get(key) ?? key),
    ...(headacheWithVision ? ["headache together with a change in vision"] : []),
  ];
  return reported.length === 0 ? null : { numbers: { signs: reported.length }, explanation: `Reported: ${reported.join("; ")}.` };
}

/** `severe-symptom`: irritability or anger, mood swings or anxiety marked severe. */
export function severeSymptom({ newest, thresholds: { severeSymptom: threshold } }: Reading): Finding | null {
  if (newest.sideEffects === undefined) return null;
  const marked = scoreSideEffects(newest.sideEffects).symptoms.filter(
    ({ key, grade }) => MOOD_SYMPTOMS.includes(key) && grade >= threshold,
  );
  if (marked.length === 0) return null;
  const said = marked.map(({ key, grade }) => `${LABELS.get(key) ?? key} ${sideEffects.texts.en.answers[grade]?.toLowerCase()}`);
  return { numbers: { symptoms: marked.length, threshold }, explanation: `Marked as a side effect: ${said.join("; ")}.` };
}

/** `stopped`: says they stopped the drug, or started, changed or stopped a psychotropic medicine (or are unsure whether it is one). */
export function stopped({ newest }: Reading): Finding | null {
  const said = [
    ...(newest.adherence === "stopped" ? ["says they stopped taking isotretinoin"] : []),
    ...(newest.medicineChange === "psychotropic" ? ["started, changed or stopped a medicine for mood, sleep or mental health"] : []),
    ...(newest.medicineChange === "unsure"
      ? ["started, changed or stopped a medicine and is unsure whether it is for mood, sleep or mental health"]
      : []),
  ];
  return said.length === 0 ? null : { numbers: {}, explanation: `The patient ${said.join(" and ")}.` };
}

/** `message`: free text is waiting to be read. What it says is never part of a flag. */
export function message({ newest }: Reading): Finding | null {
  return newest.message ? { numbers: {}, explanation: "The patient wrote a message." } : null;
}

/** What `help-requested` says, whether the call was asked for with a form or by itself. */
export const ASKED_TO_CALL = "The patient asked the clinic to call.";

/** `help-requested`: the patient asked the clinic to call. */
export function helpRequested({ newest }: Reading): Finding | null {
  return newest.helpRequested ? { numbers: {}, explanation: ASKED_TO_CALL } : null;
}
