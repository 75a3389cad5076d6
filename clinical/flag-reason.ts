import type { RaisedFlag } from "./flags";
import { item9Words } from "./item-9-rules";
import { NO_RULE_FIRED } from "./no-rule-fired";
import type { RuleId } from "./rules";

type Phrase = (flag: Pick<RaisedFlag, "numbers" | "explanation">) => string | null;

const item9: Phrase = ({ numbers: { item9 = 0, asqDecisive = 0, asqPositives = 0 } }) => {
  // Refused counts as yes and is not said as one.
  const asq = asqDecisive > 0 ? "ASQ on killing themselves: yes or not answered by choice" : "ASQ: yes or not answered by choice";
  const said = [
    ...(item9 === 0 ? [] : [`Item 9 ${item9Words(item9)}`]),
    ...(asqDecisive > 0 || (item9 === 0 && asqPositives > 0) ? [asq] : []),
  ];
  return said.join(". ");
};
const newly =
  (band: string): Phrase =>
  ({ numbers: { total } }) =>
    `Newly ${band} at ${total}`;
/** The explanation begins with the instrument's name, which differs between the PHQ-9 and its form for teens. */
const beforeTreatment: Phrase = ({ numbers: { total }, explanation }) => `${explanation.split(" is ", 1)[0]} ${total} before treatment`;
/** The rule's own sentence without its last full stop. */
const asExplained: Phrase = ({ explanation }) => explanation.replace(/\.$/, "");
// Change from baseline is said once, at the end, whichever rules used it.
const saidAtTheEnd: Phrase = () => null;

const PHRASES: Record<RuleId, Phrase> = {
  "item-9-high": item9,
  "help-requested": () => "Asked the clinic to call",
  "item-9": item9,
  "item-9-retracted": () => "Took back a higher answer to item 9 or the ASQ",
  severe: ({ numbers: { total } }) => `Severe at ${total}`,
  "new-moderately-severe": newly("moderately severe"),
  "high-baseline-severe": beforeTreatment,
  "warning-sign": asExplained,
  "reliable-rise": saidAtTheEnd,
  "confirmed-rise": saidAtTheEnd,
  "rise-from-best": ({ numbers: { fromBest, best } }) => `${fromBest} above the best level (${best})`,
  "new-moderate": newly("moderate"),
  "high-baseline": beforeTreatment,
  "still-high": ({ numbers: { total } }) => `Still high at ${total}`,
  "anxiety-rise": ({ numbers: { total, baseline } }) => `GAD-7 ${total}, baseline ${baseline}`,
  function: ({ numbers: { difficulty } }) => `Daily life ${difficulty === 2 ? "very" : "extremely"} difficult`,
  trend: ({ numbers: { weeks, rise } }) =>
    `${Math.round(rise ?? 0)} above the level before, for about ${weeks} ${weeks === 1 ? "week" : "weeks"}`,
  diverging: () => "Skin better, mood worse",
  "severe-symptom": asExplained,
  stopped: asExplained,
  message: () => "Unread message",
  "early-rise": ({ numbers: { fromBest, best } }) => `Early rise: ${fromBest} above ${best}`,
  missed: asExplained,
  "no-baseline": () => "No baseline",
};

/** What says nothing beside what is graver. */
const SAID_BY: Partial<Record<RuleId, readonly RuleId[]>> = {
  "new-moderately-severe": ["severe"],
  "new-moderate": ["severe", "new-moderately-severe"],
  "still-high": ["severe", "new-moderately-severe"],
  "item-9": ["item-9-high"],
  "early-rise": ["reliable-rise", "confirmed-rise", "rise-from-best", "new-moderate", "new-moderately-severe", "severe"],
};

/**
 * The flags of one check-in in one line for the panel, most urgent first, each thing said once.
 * @example "Item 9 “more than half the days”. Newly moderate at 12. Up 7 from baseline 5."
 */
export function reasonFor(flags: readonly RaisedFlag[]): string {
  if (flags.length === 0) return NO_RULE_FIRED;
  const fired = new Set(flags.map(({ rule }) => rule));
  const said = flags.filter(({ rule }) => !SAID_BY[rule]?.some((graver) => fired.has(graver)));
  const phrases = [...said.map((flag) => PHRASES[flag.rule](flag)), changePhrase(flags, fired)];
  return [...new Set(phrases.filter((phrase) => phrase !== null))].map((phrase) => `${phrase}.`).join(" ");
}

function changePhrase(flags: readonly RaisedFlag[], fired: ReadonlySet<RuleId>): string | null {
  for (const { rule, numbers } of flags) {
    const { rise, baseline } = numbers;
    // The GAD-7's change is said with it.
    if (rule === "anxiety-rise" || baseline === undefined || rise === undefined || !(rise > 0)) continue;
    return `Up ${rise} from baseline ${baseline}${fired.has("confirmed-rise") ? ", second check-in in a row" : ""}`;
  }
  return null;
}
