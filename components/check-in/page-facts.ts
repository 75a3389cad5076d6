import type { StaffedHours as ClinicHours } from "@/clinical/alert-due";
import { DEPRESSION_INSTRUMENTS, type DepressionInstrument } from "@/clinical/check-in-answers";
import type { CoursePhase } from "@/clinical/course";
import type { Region } from "@/clinical/crisis-lines";
import { ANSWER_FIELDS, type AnswerField, ASQ_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";

/** When somebody is at the clinic, on the clinic's own clock. */
export type StaffedHours = ClinicHours & { readonly timeZone: string };

/** What the pages of one check-in need to know. It is in its cookie, so that they can be shown when the database is away, too. */
export type CheckInFacts = {
  readonly clinicName: string | null;
  readonly clinicPhone: string | null;
  readonly region: Region | null;
  /** The patient's. */
  readonly timeZone: string;
  /** Null where nothing is known of the clinic: then no time is promised. */
  readonly staffed: StaffedHours | null;
  /** Where in the course the patient is: what is said of the next capsule goes by it. */
  readonly phase: CoursePhase;
};

/** Which questions a page shows. */
export type Shown = {
  readonly instrument: DepressionInstrument;
  readonly adult: boolean;
  readonly under25: boolean;
  /** Questions that were answered on another device: they are not on this page, and nothing tells what was answered. */
  readonly elsewhere: readonly AnswerField[];
};

/**
 * Fields that only some answers lead to: that one of them was answered on another device would tell what was answered there. A page leaves
 * it to the question before them whether it asks them; how hard things were it asks in any case.
 */
const LED_TO: readonly AnswerField[] = [
  ...ASQ_FIELDS,
  ...DEPRESSION_INSTRUMENTS.map((instrument) => MOOD_FIELDS[instrument].difficulty),
  "privateNumber",
  "mayLeaveMessage",
  "adherenceNote",
  "medicineNote",
  "antidepressant",
];

/** What a page may know of another device's answers: the same whatever they were. */
export function tellingNothing(shown: Shown): Shown {
  return { ...shown, elsewhere: shown.elsewhere.filter((field) => !LED_TO.includes(field)) };
}

/** `Shown` as one word list in the form, so that a form without a session comes back with the same questions. It says nothing of any answer. */
export function writeShown(shown: Shown): string {
  const { instrument, adult, under25, elsewhere } = tellingNothing(shown);
  return [instrument, adult && "adult", under25 && "under25", ...elsewhere.map((field) => `-${field}`)].filter(Boolean).join(" ");
}

/** Reads what `writeShown` wrote. Anything else in it is passed over: it decides what is shown and nothing more. */
export function readShown(text: string | undefined): Shown {
  const words = new Set((text ?? "").split(" "));
  return {
    instrument: DEPRESSION_INSTRUMENTS.find((instrument) => words.has(instrument)) ?? "phq9",
    adult: words.has("adult"),
    under25: words.has("under25"),
    elsewhere: ANSWER_FIELDS.filter((field) => words.has(`-${field}`)),
  };
}
