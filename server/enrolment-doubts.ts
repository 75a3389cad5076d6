import type { Doubt } from "@/contracts/doubts";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import type { ClinicTx } from "@/db/client";
import { patientsNamed } from "@/db/queries/patient-imports";
import { searchable } from "@/db/queries/patients";
import { doseDoubt, doseIssues } from "./dose-issues";
import { saidDate } from "./said-date";

/** Namesakes that are said. */
const NAMED = 3;

/** What may be right and is asked about before it is stored, but for what whoever enrols has ticked already. */
export async function enrolmentDoubts(tx: ClinicTx, input: EnrolmentInput): Promise<FieldIssue[]> {
  const doubts: Record<Doubt, Omit<FieldIssue, "path"> | null> = {
    anotherPerson: input.anotherPerson ? null : await namesakeDoubt(tx, input),
    // Of a dose that is refused nothing is asked besides.
    doseMeant: input.doseMeant || doseIssues(input).length > 0 ? null : asked(doseDoubt(input)),
  };
  return Object.entries(doubts).flatMap(([path, doubt]) => (doubt === null ? [] : [{ path, ...doubt }]));
}

function asked(message: string | null) {
  return message === null ? null : { message };
}

/**
 * The same name and date of birth is the same person, or nearly never another. A record number that is taken says so by itself. Whoever may
 * enrol may open any patient of the clinic, and so is told where they are.
 */
async function namesakeDoubt(tx: ClinicTx, { name, dateOfBirth, recordNumber }: EnrolmentInput): Promise<Omit<FieldIssue, "path"> | null> {
  const same = (await patientsNamed(tx, [searchable(name)])).filter((person) => person.dateOfBirth === dateOfBirth);
  const [first] = same;
  if (!first || same.some((person) => person.recordNumber === recordNumber)) return null;
  const named = same.slice(0, NAMED);
  const numbers = named.map((person) => person.recordNumber).join(", ");
  return {
    message: `${first.name}, born ${saidDate(dateOfBirth)}, is enrolled already as ${numbers}. Open that patient instead, or tick this`,
    patients: named.map((person) => ({ patientId: person.id, recordNumber: person.recordNumber })),
  };
}
