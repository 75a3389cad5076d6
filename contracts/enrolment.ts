import { z } from "zod";
import { CUMULATIVE_TARGET_MG_PER_KG } from "@/clinical/course-regimens";
import { REGIONS } from "@/clinical/crisis-lines";
import { decimal, doseMeant, mgPerDay, weightKg } from "./amounts";
import { riskFields, SECOND_LOOK_LENGTH, takeRisks } from "./baseline-risks";
import { contactFields, ownsContactTick, shortText, telephone } from "./contacts";
import { LANGUAGES } from "./languages";
import { email } from "./sign-in";

/** Cumulative target, mg/kg, until the prescriber sets another: the lower end of the usual range. */
export const DEFAULT_TARGET_MG_PER_KG = CUMULATIVE_TARGET_MG_PER_KG.from;

const plainDate = (missing: string) => z.iso.date(missing);
const timeZones = new Set(Intl.supportedValuesOf("timeZone"));

/**
 * What the enrolment form sends; every value is text, as a form sends it. Ranges refuse what cannot be right (a weight in
 * pounds, a year of birth in the future); whether the patient is old enough is the use case's question, because it needs the date.
 */
export const enrolmentInput = z
  .strictObject({
    name: z.string().trim().min(2, "Enter the patient’s full name").max(120, "At most 120 characters"),
    dateOfBirth: plainDate("Enter the date of birth as year-month-day"),
    recordNumber: z
      .string()
      .trim()
      .min(1, "Enter the clinic’s record number")
      .max(40, "At most 40 characters")
      .regex(/^[\p{L}\p{N} ./-]+$/u, "Use letters, digits, spaces and . / -"),
    email: z.union([z.literal("").transform(() => null), email]),
    phone: telephone,
    ownsContact: ownsContactTick,
    ...contactFields,
    language: z.enum(LANGUAGES, "Choose a language"),
    region: z.enum(REGIONS, "Choose a region: it decides which crisis lines are shown"),
    timeZone: z.string().refine((zone) => zone === "UTC" || timeZones.has(zone), "Choose a time zone such as Europe/Dublin"),
    startsOn: plainDate("Enter the day of the first dose"),
    weightKg,
    mgPerDay,
    targetMgPerKg: decimal("Enter the target in milligrams per kilogram, such as 120")
      .pipe(z.number().min(20, "At least 20 mg/kg; 120 to 150 are usual").max(250, "At most 250 mg/kg; 120 to 150 are usual"))
      .default(DEFAULT_TARGET_MG_PER_KG),
    prescriberId: z.uuid("Choose a prescriber"),
    ...riskFields,
    /** What a clinician decided on a second look, where the answers ask for one. */
    secondLook: shortText(SECOND_LOOK_LENGTH),
    /** What whoever enrols was asked and has ticked; a file is looked over as a whole before it is imported. */
    anotherPerson: z.literal("1").optional(),
    doseMeant,
  })
  .transform(takeRisks);

export type EnrolmentForm = z.input<typeof enrolmentInput>;
export type EnrolmentInput = z.output<typeof enrolmentInput>;

/** A link for one check-in, to hand over or to show as a code. */
export type CheckInLink = { url: string; qrSvg: string; dueOn: string; expiresAt: string; mailed: boolean };
