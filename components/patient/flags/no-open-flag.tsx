import { NO_RULE_FIRED } from "@/clinical/flag-reason";
import { Card } from "../card";

/**
 * What stands where no flag is open. It never reassures: the sentence first, then the facts. Where the newest answers did raise a
 * flag and it has been closed, "no rule fired" would be untrue.
 */
export function NoOpenFlag({ whyNot }: { whyNot: string[] }) {
  const facts = whyNot.filter((fact) => fact !== NO_RULE_FIRED);
  return (
    <Card title="No open flag" id="no-flag">
      <p className="mt-1 font-medium">
        {whyNot.length === 0 ? "Every flag of the newest answers is closed. This does not exclude risk; ask about mood." : NO_RULE_FIRED}
      </p>
      {facts.length > 0 && (
        <ul className="mt-2 grid gap-1 text-sm text-ink-2">
          {facts.map((fact) => (
            <li key={fact} className="border-l-2 border-line-2 pl-3">
              {fact}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
