import type { Doubt } from "@/contracts/doubts";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import type { ClinicTx } from "@/db/client";
import { patientsNamed } from "@/db/queries/patient-imports";
import { searchable } from "@/db/queries/patients";
import { doseDoubt, doseIssues } from "./dose-issues";
import { saidDate } from "./said-date";

/** Record numbers of namesakes that are said. */
const NAMED = 3;

/** What may be right and is asked about before it is stored, but for what whoever enrols has ticked already. */
export async function enrolmentDoubts(tx: ClinicTx, input: EnrolmentInput): Promise<FieldIssue[]> {
  const doubts: Record<Doubt, string | null> = {
    anotherPerson: input.anotherPerson ? null : await namesakeDoubt(tx, input),
    // Of a dose that is refused nothing is asked besides.
    doseMeant: input.doseMeant || doseIssues(input).length > 0 ? null : doseDoubt(input),
  };
  return Object.entries(doubts).flatMap(([path, message]) => (message === null ? [] : [{ path, message }]));
}

/** The same name and date of birth is the same person, or nearly never another. A record number that is taken says so by itself. */
async function namesakeDoubt(tx: ClinicTx, { name, dateOfBirth, recordNumber }: EnrolmentInput): Promise<string | null> {
  const same = (await patientsNamed(tx, [searchable(name)])).filter((person) => person.dateOfBirth === dateOfBirth);
  const [first] = same;
  if (!first || same.some((person) => person.recordNumber === recordNumber)) return null;
  const numbers = same.slice(0, NAMED).map((person) => person.recordNumber);
  return `${first.name}, born ${saidDate(dateOfBirth)}, is enrolled already as ${numbers.join(", ")}. Open that patient instead, or tick this`;
}
