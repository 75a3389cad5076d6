import type { CourseCorrection } from "./course-corrections";
import type { PatientNote } from "./patient-notes";

/** A weight in force. `id` null: the one that the course began with. */
export type PatientWeight = { id: string | null; on: string | null; kg: number; by: string | null };

export type PatientRenewal = {
  id: string;
  on: string;
  days: number;
  daysSinceCheck: number | null;
  withoutCheckReason: string | null;
  by: string;
  recordedAt: string;
};

/** What a prescription is held against: the clinic's limit, and what the jurisdiction says where that was checked. */
export type RenewalRules = {
  /** A mood check is at most so many days old when the drug is renewed; else a reason is given. */
  checkWithinDays: number;
  /** Days that one prescription covers at most, and where; null: nothing was checked. */
  mostDays: { days: number; where: string } | null;
};

/** Whether sexual function was asked about in private, newest first. Null: neither the age nor the jurisdiction asks for it. */
export type PrivateQuestion = {
  /** Why it is asked: the patient is under 18, or the jurisdiction requires it of everyone. */
  because: "under-18" | "required";
  records: { id: string; asked: boolean; on: string; by: string; recordedAt: string }[];
} | null;

/** What clinicians decided, recorded and wrote beside the check-ins. */
export type PatientCare = {
  /** Those in force, oldest first: the first is that of the start. */
  weights: PatientWeight[];
  /** Newest first. */
  corrections: CourseCorrection[];
  /** Those in force, newest first. */
  renewals: PatientRenewal[];
  rules: RenewalRules;
  privateQuestion: PrivateQuestion;
  /** Newest first. */
  notes: PatientNote[];
};
