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
  "reliable-rise": () => null, // the rise is said once, at the end, whichever rule used it
  "confirmed-rise": () => "Twice in a row",
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
 * @example "Item 9 “more than half the days”. Up 11 from baseline 6."
 */
export function reasonFor(flags: readonly RaisedFlag[]): string {
  if (flags.length === 0) return NO_RULE_FIRED;
  const fired = new Set(flags.map(({ rule }) => rule));
  const phrases = flags
    .filter(({ rule }) => !SAID_BY[rule]?.some((said) => fired.has(said)))
    .map(({ rule, numbers }) => PHRASES[rule](numbers));
  const change = flags.map(({ numbers }) => riseWords(numbers)).find((words) => words !== null) ?? null;
  const twice = phrases.indexOf("Twice in a row");
  if (twice !== -1) phrases.push(...phrases.splice(twice, 1));
  const ordered = change === null ? phrases : twice === -1 ? [...phrases, change] : [...phrases.slice(0, -1), `${change}, twice in a row`];
  return [...new Set(ordered.filter((phrase) => phrase !== null))].map((phrase) => `${phrase}.`).join(" ");
}

function riseWords({ rise, baseline }: Record<string, number>): string | null {
  return rise === undefined || baseline === undefined || rise <= 0 ? null : `Up ${rise} from baseline ${baseline}`;
}
