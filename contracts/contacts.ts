import { z } from "zod";
import { PHONE_LENGTH } from "./check-in";

/** Characters each field may have; the same limits stand in the database. */
export const CONTACT_LENGTHS = {
  address: 300,
  gpName: 120,
  gpPractice: 200,
  gpPhone: PHONE_LENGTH,
  emergencyName: 120,
  emergencyRelation: 60,
  emergencyPhone: PHONE_LENGTH,
} as const;
export type ContactField = keyof typeof CONTACT_LENGTHS;
export const CONTACT_FIELDS = Object.keys(CONTACT_LENGTHS) as ContactField[];

/** What a contact field is called, on a form and where a change is told. */
export const CONTACT_LABELS: Readonly<Record<ContactField, string>> = {
  address: "Home address",
  gpName: "GP",
  gpPractice: "GP’s practice",
  gpPhone: "GP’s telephone",
  emergencyName: "Emergency contact",
  emergencyRelation: "Who they are to the patient",
  emergencyPhone: "Emergency contact’s telephone",
};

/** What a version of the contacts can change, as its entry in the timeline calls it. */
export const CHANGED_CONTACT_LABELS = {
  phone: "Patient’s mobile number",
  ownsContact: "Address and number as their own",
  ...CONTACT_LABELS,
} as const;
export type ChangedContact = keyof typeof CHANGED_CONTACT_LABELS;
const CHANGED_CONTACTS = Object.keys(CHANGED_CONTACT_LABELS) as ChangedContact[];

/** Which fields differ between two versions, in the order of the form. */
export function changedContacts<V extends Readonly<Record<ChangedContact, unknown>>>(before: V, after: V): ChangedContact[] {
  return CHANGED_CONTACTS.filter((field) => before[field] !== after[field]);
}

/** Whom to reach and where: home address, GP, and who is told in an emergency. Null is not known. */
export type Contacts = Readonly<Record<ContactField, string | null>>;
export const NO_CONTACTS = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, null])) as Contacts;

/** A field that may be left empty or away: null then. */
const mayBeEmpty = <S extends z.ZodType<string>>(given: S) => z.union([z.literal("").transform(() => null), given]).default(null);

/** Text of at most so many characters; empty is null. */
export const shortText = (length: number) =>
  z
    .string()
    .trim()
    .max(length, `At most ${length} characters`)
    .transform((text) => text || null)
    .default(null);

/** With its country's code, because whoever calls may sit in another one; empty is null. */
export const telephone = mayBeEmpty(
  z
    .string()
    .trim()
    .max(PHONE_LENGTH, `At most ${PHONE_LENGTH} characters`)
    .regex(/^\+?\d[\d\s()./-]{4,}$/, "Enter a telephone number such as +1 555 0100"),
);

export const contactFields = {
  address: shortText(CONTACT_LENGTHS.address),
  gpName: shortText(CONTACT_LENGTHS.gpName),
  gpPractice: shortText(CONTACT_LENGTHS.gpPractice),
  gpPhone: telephone,
  emergencyName: shortText(CONTACT_LENGTHS.emergencyName),
  emergencyRelation: shortText(CONTACT_LENGTHS.emergencyRelation),
  emergencyPhone: telephone,
} as const satisfies Record<ContactField, z.ZodType>;

/** An emergency contact who cannot be called, or whom nobody can ask for by name, is none: what is missing, by field. */
export function contactIssues({ emergencyName, emergencyRelation, emergencyPhone }: Contacts): { path: ContactField; message: string }[] {
  if (emergencyName === null && emergencyRelation === null && emergencyPhone === null) return [];
  return [
    ...(emergencyName === null
      ? [{ path: "emergencyName" as const, message: "Enter the name, or leave the whole emergency contact empty" }]
      : []),
    ...(emergencyPhone === null
      ? [{ path: "emergencyPhone" as const, message: "Enter the telephone number, or leave the whole emergency contact empty" }]
      : []),
  ];
}

/** The tick "This address and number are the young person's own": a box that is not ticked is not sent. */
export const ownsContactTick = z
  .literal("1")
  .optional()
  .transform((ticked) => ticked === "1");

/** The whole of a patient's contacts anew. `basedOn` is the version that whoever changes them was looking at. */
export const changeContactsInput = z.strictObject({
  basedOn: z.coerce.number().int().min(0).max(1_000_000),
  phone: telephone,
  ownsContact: ownsContactTick,
  ...contactFields,
});
export type ChangeContactsInput = z.output<typeof changeContactsInput>;
