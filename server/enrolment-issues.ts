import { ageOn } from "@/clinical/course";
import { addDays } from "@/clinical/plain-date";
import { contactIssues } from "@/contracts/contacts";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import { doseIssues } from "./dose-issues";

export const ADULT = 18;
/** The questionnaire for teens was made for 12 to 17; below that neither measures anything. */
const YOUNGEST = 12;
const OLDEST = 110;

export const RECORD_NUMBER_TAKEN: FieldIssue = { path: "recordNumber", message: "Another patient of this clinic has this record number" };
export const NO_SUCH_PRESCRIBER: FieldIssue = { path: "prescriberId", message: "Choose a prescriber of this clinic" };

/** What cannot be right of a patient and their course on this day of theirs, by field, before the clinic's own records are asked. */
export function enrolmentIssues(input: EnrolmentInput, today: string): FieldIssue[] {
  return [...personIssues(input, today), ...contactIssues(input), ...courseIssues(input, today), ...doseIssues(input)];
}

function personIssues({ dateOfBirth, startsOn, email, phone, ownsContact }: EnrolmentInput, today: string): FieldIssue[] {
  const issue = (path: string, message: string) => ({ path, message });
  if (dateOfBirth > today) return [issue("dateOfBirth", "The date of birth is in the future")];
  const age = ageOn(dateOfBirth, today);
  if (age > OLDEST) return [issue("dateOfBirth", `Check the year: this is more than ${OLDEST} years ago`)];
  // The first check-in is answered before the first dose: who is too young for it then is too young now.
  if (dateOfBirth > startsOn || (startsOn < today ? ageOn(dateOfBirth, startsOn) : age) < YOUNGEST)
    return [
      issue(
        "dateOfBirth",
        `Under ${YOUNGEST}: there is no questionnaire here that is valid for children of this age. Ask about mood at each visit instead.`,
      ),
    ];
  return age >= ADULT ? [] : ownContactIssues({ dateOfBirth, email, phone, ownsContact }, today);
}

/** Under 18 somebody answers for whose address and number these are, where there are any. */
export function ownContactIssues(
  { dateOfBirth, email, phone, ownsContact }: Pick<EnrolmentInput, "dateOfBirth" | "email" | "phone" | "ownsContact">,
  today: string,
): FieldIssue[] {
  if (ageOn(dateOfBirth, today) >= ADULT || (email === null && phone === null) || ownsContact) return [];
  const message =
    "Under 18: give an address and number that only the young person reads, and tick this. Without any, hand over the check-in here.";
  return [{ path: "ownsContact", message }];
}

function courseIssues({ startsOn }: EnrolmentInput, today: string): FieldIssue[] {
  if (startsOn > addDays(today, 365)) return [{ path: "startsOn", message: "The course starts more than a year from now: check the date" }];
  if (startsOn < addDays(today, -730)) return [{ path: "startsOn", message: "The course started more than two years ago: check the date" }];
  return [];
}
