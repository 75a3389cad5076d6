import type { ActionUrgency } from "@/clinical/jurisdiction";
import type { RuleId } from "@/clinical/rules";
import type { PackActions } from "@/contracts/suggested-actions";

/** An ordinary rule of each urgency, by which it is shown how a flag reads. */
export const SHOWN_BY: Readonly<Record<ActionUrgency, RuleId>> = { now: "item-9-high", today: "severe", review: "reliable-rise" };

/** Which flags show the text of an urgency. */
export const SHOWN_ON: Readonly<Record<ActionUrgency, string>> = {
  now: "On every “now” flag, after what always stands first.",
  today: "On “today” flags. Those before the first dose keep their own words.",
  review: "On “review” flags. Those before the first dose, of a message, and of stopping or a new medicine keep their own words.",
};

/** "Australia", "United Kingdom, United States and elsewhere", "Everywhere". */
export function packPlace({ titles, elsewhere }: Pick<PackActions, "titles" | "elsewhere">, isAlone: boolean): string {
  if (isAlone) return "Everywhere";
  if (titles.length === 0) return "Elsewhere";
  const all = elsewhere ? [...titles, "elsewhere"] : titles;
  const last = all.at(-1) ?? "";
  return all.length === 1 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}

/** What somebody who writes a text of their own begins with: the pack's, without what stands there anyway. */
export function firstDraft(urgency: ActionUrgency, { actions, always }: PackActions, fixed: readonly string[]): string {
  const said = [...fixed, always ?? ""].filter((sentence) => sentence !== "");
  return said.reduce((text, sentence) => text.replace(sentence, ""), actions[urgency]).trim();
}
