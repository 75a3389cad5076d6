import type { DoseChange } from "@/clinical/course";
import type { Weighing } from "@/clinical/course-weights";
import type { CorrectionInput, CorrectionKind } from "@/contracts/correction-input";
import type { FieldIssue } from "@/contracts/problem";
import type { Correctable, Withdrawable } from "@/db/queries/course-corrections";
import { type DosedCourse, dosesTaken, entriesWith } from "@/server/course-doses";
import { recordingIssues } from "@/server/dose-issues";
import type { Correction } from "@/server/judge-correction";
import { weightDoubt } from "@/server/weighing-issue";

/** The field that is to blame for a dose that a correction makes impossible; what is withdrawn has none of its own. */
const BLAMED: { readonly [K in CorrectionKind]: string } = {
  start: "mgPerDay",
  dose: "mgPerDay",
  "no-dose": "correct",
  "first-weight": "kg",
  weight: "kg",
  "no-weight": "correct",
  target: "mgPerKg",
  end: "on",
  "no-end": "correct",
  "no-renewal": "correct",
};

/** What there is to say of the doses that a correction would make to be taken, at which weights, and that are not in the record yet; by field. */
export function correctedDoseIssues(facts: Correctable, input: CorrectionInput, correction: Correction): FieldIssue[] {
  // Between the two one was a slip: only of the higher can it be that it is in pounds.
  const doubt = input.correct === "first-weight" && input.kg > facts.weightKg ? weightDoubt(input.kg, facts.weightKg) : null;
  const [taken, before] = [dosesTaken(corrected(facts, correction)), dosesTaken(facts)];
  return recordingIssues({ taken, before, path: BLAMED[input.correct], meant: input.doseMeant === "1", doubt });
}

/** The course as it would be in force. */
function corrected(facts: Correctable, { fields, withdraw, dose, weighing }: Correction): DosedCourse {
  const left = <E extends { id: string }>(entries: readonly E[], kind: Withdrawable) =>
    withdraw?.kind === kind ? entries.filter(({ id }) => !withdraw.ids.includes(id)) : entries;
  return {
    startsOn: fields.startsOn ?? facts.startsOn,
    endedOn: fields.endedOn === undefined ? facts.endedOn : fields.endedOn,
    weightKg: fields.weightKg ?? facts.weightKg,
    doses: entriesWith<DoseChange>(left(facts.doses, "dose"), dose),
    weights: entriesWith<Weighing>(left(facts.weights, "weight"), weighing),
  };
}
