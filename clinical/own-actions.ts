import { ACTION_URGENCIES, type ActionUrgency, type JurisdictionPack, suggestedActionFor } from "./jurisdiction";
import { GENERAL_ACTIONS, type RuleId, ruleOf, STOPPING } from "./rules";

/** What a clinic suggests in place of the pack, by urgency; an urgency that is left out keeps the pack's text. */
export type OwnActions = Readonly<Partial<Record<ActionUrgency, string>>>;

/** What is suggested for a rule, and whether the clinic's own text is part of it. */
export type Suggestion = { readonly text: string; readonly isOwn: boolean };

type Pack = Pick<JurisdictionPack, "actions" | "always">;

/**
 * What is suggested for a rule where a clinic may have put a text of its own in the place of the pack's. What cannot be edited away stands
 * around it, once (`aroundOwnText`). A rule that suggests something other than its urgency does keeps its own words. Shown, not enforced.
 * @throws RangeError on an id that is no rule
 * @example suggestionWith("severe", pack, { today: "Ring Dr Osei" }).text // "Ring Dr Osei. Stopping may not be enough; arrange further assessment."
 */
export function suggestionWith(id: RuleId, pack: Pack, own: OwnActions): Suggestion {
  const urgency = ownTextOf(id);
  const written = urgency === null ? undefined : own[urgency];
  if (written === undefined) return { text: suggestedActionFor(id, pack), isOwn: false };
  const { before, after } = aroundOwnText(id, pack);
  const rest = [...before, ...after].reduce((text, sentence) => text.replaceAll(sentence, " "), written).trim();
  const said = rest.toLowerCase();
  // A regulator's sentence may go on in the clinic's words: "Stop at once if mood has changed; consider ...".
  const unsaid = after.filter((sentence) => sentence !== pack.always || !said.includes(sentence.toLowerCase().replace(/\.$/, "")));
  const parts = [...before, ended(rest), ...unsaid].filter((part) => part !== "");
  return { text: parts.join(" ").replace(/ {2,}/g, " "), isOwn: true };
}

/**
 * What stands before and after a clinic's own text on a flag of this rule, whatever it says: on `now` that the patient is contacted now, and the
 * crisis service; what the regulator asks for; what the rule adds; and that stopping may not be enough, said wherever the text could mention
 * stopping, in whatever words.
 * @throws RangeError on an id that is no rule
 */
export function aroundOwnText(id: RuleId, { always }: Pick<Pack, "always">): { before: string[]; after: string[] } {
  const { urgency, suggestedAction } = ruleOf(id);
  const general = ACTION_URGENCIES.find((one) => one === urgency);
  const asked = suggestedAction.replace(STOPPING, "").trim();
  const hasGeneral = general !== undefined && asked.includes(GENERAL_ACTIONS[general]);
  const added = hasGeneral ? asked.replace(GENERAL_ACTIONS[general], "").trim() : asked;
  const first = urgency === "now" && hasGeneral ? GENERAL_ACTIONS.now : "";
  const sentences = hasGeneral
    ? { before: [first], after: [always ?? "", added, STOPPING] }
    : { before: [added], after: [always ?? "", STOPPING] };
  const isSaid = (sentence: string) => sentence !== "";
  return { before: sentences.before.filter(isSaid), after: sentences.after.filter(isSaid) };
}

/**
 * The urgency whose own text a flag of this rule shows; null where the rule keeps its words alone. On `now` every rule shows it: what is to be
 * done at once is the same.
 * @throws RangeError on an id that is no rule
 */
export function ownTextOf(id: RuleId): ActionUrgency | null {
  const { urgency, suggestedAction } = ruleOf(id);
  return ACTION_URGENCIES.find((one) => one === urgency && (one === "now" || suggestedAction.includes(GENERAL_ACTIONS[one]))) ?? null;
}

/** With a full stop where it has no end of its own: another sentence follows. */
function ended(text: string): string {
  return text === "" || /[.!?…:)]$/.test(text) ? text : `${text}.`;
}
