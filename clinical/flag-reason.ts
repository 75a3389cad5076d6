import type { RaisedFlag } from "./flags";
import { item9Words } from "./item-9-rules";
import type { RuleId } from "./rules";

/** What stands where no flag is. Never a word that reassures. */
export const NO_RULE_FIRED = "No rule fired. This does not exclude risk; ask about mood.";

type Phrase = (numbers: Record<string, number>) => string | null;

const item9: Phrase = ({ item9 }) => (item9 === undefined ? null : `Item 9 ${item9Words(item9)}`);
const newly =
  (band: string): Phrase =>
  ({ total }) =>
    `Newly ${band} at ${total}`;
const beforeTreatment: Phrase = ({ total }) => `PHQ-9 ${total} before treatment`;

const PHRASES: Record<RuleId, Phrase> = {
  "item-9-high": item9,
  "item-9": item9,
  severe: ({ total }) => `Severe at ${total}`,
  "new-moderately-severe": newly("moderately severe"),
  "high-baseline-severe": beforeTreatment,
  // Change from baseline is said once, at the end, whichever rules used it.
  "reliable-rise": () => null,
  "confirmed-rise": () => null,
  "new-moderate": newly("moderate"),
  "high-baseline": beforeTreatment,
};

/** A milder band says nothing beside the one above it. */
const SAID_BY: Partial<Record<RuleId, readonly RuleId[]>> = {
  "new-moderately-severe": ["severe"],
  "new-moderate": ["severe", "new-moderately-severe"],
};

/**
 * The flags of one response in one line for the panel, most urgent first, each thing said once.
 * @example "Item 9 “more than half the days”. Newly moderate at 12. Up 7 from baseline 5."
 */
export function reasonFor(flags: readonly RaisedFlag[]): string {
  if (flags.length === 0) return NO_RULE_FIRED;
  const fired = new Set(flags.map(({ rule }) => rule));
  const said = flags.filter(({ rule }) => !SAID_BY[rule]?.some((graver) => fired.has(graver)));
  const phrases = [...said.map(({ rule, numbers }) => PHRASES[rule](numbers)), changePhrase(flags, fired)];
  return [...new Set(phrases.filter((phrase) => phrase !== null))].map((phrase) => `${phrase}.`).join(" ");
}

function changePhrase(flags: readonly RaisedFlag[], fired: ReadonlySet<RuleId>): string | null {
  for (const { rise, baseline } of flags.map(({ numbers }) => numbers)) {
    if (rise === undefined || baseline === undefined || rise <= 0) continue;
    return `Up ${rise} from baseline ${baseline}${fired.has("confirmed-rise") ? ", second check-in in a row" : ""}`;
  }
  return null;
}
