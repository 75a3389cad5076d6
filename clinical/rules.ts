import type { Urgency } from "./urgency";

type RuleShape = {
  readonly id: string;
  readonly urgency: Urgency;
  /** Two or three words for a clinician. */
  readonly title: string;
  /** Shown, not enforced. */
  readonly suggestedAction: string;
};

const NOW = "Contact the patient now. Crisis service if they are not safe.";
const TODAY = "Contact the patient today. Hold the dose decision.";
const REVIEW = "Contact within 3 working days. Review drug and dose; consider GP or mental-health referral.";
/** Wherever stopping may come up. Source: isotretinoin label of 1998. */
const STOPPING = "Stopping may not be enough; arrange further assessment.";

/** Every rule that may raise a flag, most urgent first. SQL, schemas and screens derive from this list. */
export const RULES = [
  { id: "item-9-high", urgency: "now", title: "Item 9 high", suggestedAction: `${NOW} ${STOPPING}` },
  { id: "item-9", urgency: "today", title: "Item 9", suggestedAction: `${TODAY} ${STOPPING}` },
  { id: "severe", urgency: "today", title: "Severe", suggestedAction: `${TODAY} ${STOPPING}` },
  { id: "new-moderately-severe", urgency: "today", title: "New moderately severe", suggestedAction: `${TODAY} ${STOPPING}` },
  {
    id: "high-baseline-severe",
    urgency: "today",
    title: "High baseline, severe",
    suggestedAction: "Review before the first dose. Contact the patient today; consider mental-health referral.",
  },
  { id: "reliable-rise", urgency: "review", title: "Reliable rise", suggestedAction: `${REVIEW} ${STOPPING}` },
  { id: "confirmed-rise", urgency: "review", title: "Confirmed rise", suggestedAction: `${REVIEW} ${STOPPING}` },
  { id: "new-moderate", urgency: "review", title: "New moderate", suggestedAction: `${REVIEW} ${STOPPING}` },
  {
    id: "high-baseline",
    urgency: "review",
    title: "High baseline",
    suggestedAction: "Contact within 3 working days, before the first dose. Consider GP or mental-health referral.",
  },
] as const satisfies readonly RuleShape[];

export type Rule = RuleShape & { readonly id: RuleId };
export type RuleId = (typeof RULES)[number]["id"];
export const RULE_IDS = RULES.map(({ id }) => id) as [RuleId, ...RuleId[]];

/** The rule of that id. @throws RangeError on an id that is no rule */
export function ruleOf(id: RuleId): Rule {
  const rule = RULES.find((r) => r.id === id);
  if (rule === undefined) throw new RangeError(`Not a rule: ${String(id)}`);
  return rule;
}
