import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "../card";
import { noFlagSentence } from "../record/record-facts";

/**
 * What stands where no flag is open. It never reassures: the sentence first, then the facts. Without facts the newest answers did
 * raise a flag, since closed, or there are none: then "no rule fired" would be untrue.
 */
export function NoOpenFlag({ page, reviewOn }: { page: Pick<PatientPage, "whyNot" | "responses">; reviewOn: string | null }) {
  const { whyNot } = page;
  return (
    <Card title="No open flag" id="no-flag">
      <p className="mt-1 font-medium">{noFlagSentence(page)}</p>
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
