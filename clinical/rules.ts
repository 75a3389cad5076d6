import type { Urgency } from "./urgency";

type RuleShape = {
  readonly id: string;
  readonly urgency: Urgency;
  /** Two or three words for a clinician. */
  readonly title: string;
  /** Shown, not enforced. */
  readonly suggestedAction: string;
  /** Where the rule comes from; each of its thresholds has its own (`THRESHOLDS`). docs/clinical-safety.md says the same. */
  readonly source: string;
};

/** What an urgency asks for unless a rule says more; a jurisdiction may say otherwise (`suggestedActionFor`). */
export const GENERAL_ACTIONS = {
  now: "Contact the patient now. Crisis service if they are not safe.",
  today: "Contact the patient today. Hold the dose decision.",
  review: "Contact within 3 working days. Review drug and dose; consider GP or mental-health referral.",
} as const satisfies Partial<Record<Urgency, string>>;
const { now: NOW, today: TODAY, review: REVIEW } = GENERAL_ACTIONS;

/** Wherever stopping may come up. Source: isotretinoin label of 1998. */
export const STOPPING = "Stopping may not be enough; arrange further assessment.";

/** Every rule, most urgent first. SQL, schemas and screens derive from this list. */
export const RULES = [
  {
    id: "item-9-high",
    urgency: "now",
    title: "Item 9 high",
    suggestedAction: `${NOW} ${STOPPING}`,
    source: "product default; item 9 asks about thoughts of death or self-harm; NIMH ASQ toolkit",
  },
  {
    id: "help-requested",
    urgency: "now",
    title: "Asked for a call",
    suggestedAction: "Call the patient now. Crisis service if they are not safe.",
    source: "product default",
  },
  {
    id: "item-9",
    urgency: "today",
    title: "Item 9",
    suggestedAction: `${TODAY} ${STOPPING}`,
    source: "product default: any endorsement is seen by a clinician",
  },
  {
    id: "item-9-retracted",
    urgency: "today",
    title: "Answer taken back",
    suggestedAction: `${TODAY} Ask about the answer that was changed. ${STOPPING}`,
    source: "product default: what was taken back was felt",
  },
  { id: "severe", urgency: "today", title: "Severe", suggestedAction: `${TODAY} ${STOPPING}`, source: "Kroenke 2001 (band)" },
  {
    id: "new-moderately-severe",
    urgency: "today",
    title: "New moderately severe",
    suggestedAction: `${TODAY} ${STOPPING}`,
    source: "Kroenke 2001 (band); Löwe 2004 (5 points)",
  },
  {
    id: "high-baseline-severe",
    urgency: "today",
    title: "High baseline, severe",
    suggestedAction: "Review before the first dose. Contact the patient today; consider mental-health referral.",
    source: "Kroenke 2001 (band)",
  },
  {
    id: "warning-sign",
    urgency: "today",
    title: "Warning sign",
    suggestedAction: `${TODAY} ${STOPPING}`,
    source: "isotretinoin labels: psychosis, aggression, mood disturbance, raised pressure in the head",
  },
  {
    id: "reliable-rise",
    urgency: "review",
    title: "Reliable rise",
    suggestedAction: `${REVIEW} ${STOPPING}`,
    source: "NHS Talking Therapies (reliable change)",
  },
  { id: "confirmed-rise", urgency: "review", title: "Confirmed rise", suggestedAction: `${REVIEW} ${STOPPING}`, source: "Löwe 2004" },
  {
    id: "rise-from-best",
    urgency: "review",
    title: "Rise from best",
    suggestedAction: `${REVIEW} ${STOPPING}`,
    source: "product default, measured on simulated courses",
  },
  {
    id: "new-moderate",
    urgency: "review",
    title: "New moderate",
    suggestedAction: `${REVIEW} ${STOPPING}`,
    source: "Kroenke 2001 (band); Löwe 2004",
  },
  {
    id: "high-baseline",
    urgency: "review",
    title: "High baseline",
    suggestedAction: "Contact within 3 working days, before the first dose. Consider GP or mental-health referral.",
    source: "Kroenke 2001 (cut-off 10: 88 % sensitive, 88 % specific)",
  },
  { id: "still-high", urgency: "review", title: "Still high", suggestedAction: `${REVIEW} ${STOPPING}`, source: "Kroenke 2001 (band)" },
  {
    id: "anxiety-rise",
    urgency: "review",
    title: "Anxiety rise",
    suggestedAction: `${REVIEW} ${STOPPING}`,
    source: "NHS Talking Therapies (reliable change of the GAD-7); Spitzer 2006 (band)",
  },
  { id: "function", urgency: "review", title: "Daily life", suggestedAction: `${REVIEW} ${STOPPING}`, source: "product default" },
  { id: "trend", urgency: "review", title: "Trend", suggestedAction: `${REVIEW} ${STOPPING}`, source: "Isomood's own simulation" },
  {
    id: "diverging",
    urgency: "review",
    title: "Skin better, mood worse",
    suggestedAction: `${REVIEW} The skin may hide how they are: ask about mood first. ${STOPPING}`,
    source: "Löwe 2004; product default: good skin hides a low mood",
  },
  {
    id: "severe-symptom",
    urgency: "review",
    title: "Severe symptom",
    suggestedAction: `${REVIEW} ${STOPPING}`,
    source: "isotretinoin labels",
  },
  {
    id: "stopped",
    urgency: "review",
    title: "Stopped or new medicine",
    suggestedAction: `Contact within 3 working days. Ask why, and how they are. ${STOPPING}`,
    source: "Wysowski 2001: 13 of 37 reported suicides came after stopping",
  },
  {
    id: "message",
    urgency: "review",
    title: "Message",
    suggestedAction: "Read what they wrote within 3 working days.",
    source: "product default",
  },
  {
    id: "early-rise",
    urgency: "watch",
    title: "Early rise",
    suggestedAction: "An extra check-in a week later is asked for, unless one is due about then. Ask about mood if you see them before.",
    source: "Löwe 2004; measured on simulated courses",
  },
  {
    id: "missed",
    urgency: "missed",
    title: "Missed check-in",
    suggestedAction: "Contact the patient and ask how they are. Send the check-in again.",
    source: "product default: silence after worsening is a signal",
  },
  {
    id: "no-baseline",
    urgency: "missed",
    title: "No baseline",
    suggestedAction: "Get a score before dispensing: change cannot be judged until the first answers.",
    source: "product default: change rules are blind until the first answer",
  },
] as const satisfies readonly RuleShape[];

export type RuleId = (typeof RULES)[number]["id"];
export type Rule = RuleShape & { readonly id: RuleId };
export const RULE_IDS = RULES.map(({ id }) => id) as [RuleId, ...RuleId[]];

/** Rules that the calendar decides, not a check-in's answers. */
export const TASK_RULE_IDS = ["missed", "no-baseline"] as const satisfies readonly RuleId[];
/** Rules that a check-in's answers decide. */
export type AnswerRuleId = Exclude<RuleId, (typeof TASK_RULE_IDS)[number]>;
/** The rules that a check-in's answers decide, most urgent first. */
export const ANSWER_RULES = RULES.filter((rule) => rule.urgency !== "missed");

/** The rule of that id. @throws RangeError on an id that is no rule */
export function ruleOf(id: RuleId): Rule {
  const rule = RULES.find((r) => r.id === id);
  if (rule === undefined) throw new RangeError(`Not a rule: ${String(id)}`);
  return rule;
}
