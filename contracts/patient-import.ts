import { BASELINE_RISKS, RISK_TEXTS } from "@/clinical/baseline-risks";
import { riskField } from "./baseline-risks";
import type { EnrolmentForm } from "./enrolment";

/** The most that a file of patients may have: bytes as sent, and patients. */
export const MAX_IMPORT_BYTES = 8 * 1024 * 1024;
export const MAX_IMPORT_PATIENTS = 10_000;
export const IMPORT_PATH = "/api/patients/import";
export const IMPORT_PREVIEW_PATH = "/api/patients/import/preview";
export const IMPORT_TEMPLATE_PATH = "/api/patients/import/template";

export type ImportColumn = {
  /** As the file's first line has it. */
  readonly name: string;
  /** The field of the enrolment form that it fills. */
  readonly field: keyof EnrolmentForm;
  readonly needed: boolean;
  readonly holds: string;
  /** What the template shows. */
  readonly example: string;
};

const needed = (name: string, field: keyof EnrolmentForm, holds: string, example: string): ImportColumn => ({
  name,
  field,
  needed: true,
  holds,
  example,
});
const optional = (name: string, field: keyof EnrolmentForm, holds: string, example = ""): ImportColumn => ({
  name,
  field,
  needed: false,
  holds,
  example,
});

/** The columns of a file of patients. Needed ones must be there; the others may be, in any order. */
export const IMPORT_COLUMNS: readonly ImportColumn[] = [
  needed("name", "name", "Full name", "Ann Example"),
  needed("date_of_birth", "dateOfBirth", "Year-month-day", "1998-02-03"),
  needed("record_number", "recordNumber", "The clinic’s own; once only", "EX-0001"),
  needed("starts_on", "startsOn", "Day of the first dose, year-month-day", "2026-12-01"),
  needed("weight_kg", "weightKg", "Kilograms", "62.5"),
  needed("mg_per_day", "mgPerDay", "Daily dose at the start, milligrams", "20"),
  needed("prescriber", "prescriberId", "E-mail or full name of a prescriber of the clinic", "prescriber@clinic.example"),
  optional("target_mg_per_kg", "targetMgPerKg", "Target over the course; empty: 120", "120"),
  optional("email", "email", "The patient’s own; empty: a code is handed over", "ann@patients.example"),
  optional("phone", "phone", "The patient’s own number", "+1 555 0100"),
  optional("owns_contact", "ownsContact", "Under 18: yes, where address and number are the young person’s own", ""),
  optional("language", "language", "en, es, de or fr; empty: en", "en"),
  optional("region", "region", "Region for crisis lines, such as us or gb; empty: the clinic’s"),
  optional("time_zone", "timeZone", "Such as Europe/Dublin; empty: the clinic’s"),
  optional("address", "address", "Home address"),
  optional("gp_name", "gpName", "GP"),
  optional("gp_practice", "gpPractice", "GP’s practice"),
  optional("gp_phone", "gpPhone", "GP’s telephone"),
  optional("emergency_name", "emergencyName", "Emergency contact; then with a number"),
  optional("emergency_relation", "emergencyRelation", "Who they are to the patient"),
  optional("emergency_phone", "emergencyPhone", "Emergency contact’s telephone"),
  ...BASELINE_RISKS.map((risk) => optional(risk.replaceAll("-", "_"), riskField(risk), `${RISK_TEXTS[risk].label} *`)),
];

export type LineIssue = { column: string; message: string };
/** A line that cannot be enrolled, and everything that is wrong with it. No record number: the line could not be read at all. */
export type RejectedLine = { line: number; recordNumber: string | null; issues: LineIssue[] };

/** What a file would enrol. Nothing is stored by looking. */
export type ImportPreview = {
  /** Lines that can be enrolled. */
  accepted: number;
  rejected: RejectedLine[];
  /** Lines that can be enrolled and may be somebody known already, or have an unusual dose; one entry a doubt. */
  doubtful: { line: number; recordNumber: string; message: string }[];
  /** How many get their first check-in by e-mail at once. */
  mailed: number;
  /** How many have a history of severe depression: a second look stays open on their pages. */
  secondLooks: number;
  /** The first lines as they were understood. */
  sample: {
    line: number;
    name: string;
    dateOfBirth: string;
    recordNumber: string;
    startsOn: string;
    weightKg: number;
    mgPerDay: number;
    mgPerKgPerDay: number;
    prescriber: string;
  }[];
  /** Where this very file was imported before. */
  importedBefore: { at: string; patients: number } | null;
};

export type ImportDone = { patients: number; importedBefore: boolean };
