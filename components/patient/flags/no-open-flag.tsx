import { NO_RULE_FIRED } from "@/clinical/no-rule-fired";
import { Time } from "@/components/ui/time";
import { Card } from "../card";

/**
 * What stands where no flag is open. It never reassures: the sentence first, then the facts. Without facts the newest answers did
 * raise a flag, since closed, or there are none: then "no rule fired" would be untrue.
 */
export function NoOpenFlag({ whyNot, answered, reviewOn }: { whyNot: string[]; answered: boolean; reviewOn: string | null }) {
  return (
    <Card title="No open flag" id="no-flag">
      <p className="mt-1 font-medium">{sentence(whyNot.length > 0, answered)}</p>
      {reviewOn !== null && (
        <p className="mt-1 text-ink-2">
          Returns to Needs you on <Time value={reviewOn} />.
        </p>
      )}
      {whyNot.length > 0 && (
        <ul className="mt-2 grid gap-1 text-sm text-ink-2">
          {whyNot.map((fact) => (
            <li key={fact} className="border-l-2 border-line-2 pl-3">
              {fact}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function sentence(hasFacts: boolean, answered: boolean): string {
  if (hasFacts) return NO_RULE_FIRED;
  if (answered) return "The flags of the newest answers are closed. This does not exclude risk; ask about mood.";
  return "Nothing has been answered, so no rule could fire. This does not exclude risk; ask about mood.";
}
