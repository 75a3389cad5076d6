import type { EnrolmentInput } from "./enrolment";

/** Of each thing that may be right and is asked about before it is stored, the fields of the enrolment form that it is asked because of. */
export const ENROLMENT_DOUBTS = {
  anotherPerson: ["name", "dateOfBirth"],
  doseMeant: ["weightKg", "mgPerDay"],
} as const satisfies Partial<Record<keyof EnrolmentInput, readonly (keyof EnrolmentInput)[]>>;
export type Doubt = keyof typeof ENROLMENT_DOUBTS;

/** By what is asked, the names of the fields whose change ends the question. */
export type EndedBy = Readonly<Partial<Record<Doubt, readonly string[]>>>;

/** The same of the forms that change a course; what has no name of its own chooses which entry is corrected. */
export const COURSE_DOUBTS: EndedBy = {
  doseMeant: ["weightKg", "kg", "mgPerDay", "startsOn", "takesEffectOn", "measuredOn", "on", ""],
};
