import type { BaselineRisk, RiskAnswer } from "@/clinical/baseline-risks";
import type { Adherence, AsqAnswers, DepressionInstrument, SkinChange } from "@/clinical/check-in-answers";
import type { Region } from "@/clinical/crisis-lines";
import type { MovedItem } from "@/clinical/moved-items";
import type { RuleId } from "@/clinical/rules";
import type { Severity } from "@/clinical/score-phq9";
import type { Urgency } from "@/clinical/urgency";
import type { CheckInKind, CheckInState } from "./check-in-states";
import type { ConsentDecision } from "./consent";
import type { Contacts } from "./contacts";
import type { CourseEndReason } from "./course-end";
import type { AttemptOutcome, DeliveryKind, DeliveryState } from "./delivery-states";
import type { FlagEventKind, FlagState, Outcome } from "./flag-states";
import type { Language } from "./languages";
import type { MessageWish } from "./message-wishes";
import type { PatientCare } from "./patient-care";

/** One scored depression questionnaire, its answers in the PHQ-9's order. `day` counts from the course start; before it, negative. */
export type PatientResponse = {
  id: string;
  /** The submission it came with. */
  submissionId: string;
  at: string;
  day: number;
  total: number;
  severity: Severity;
  answers: readonly (number | null)[];
  difficulty: number | null;
  /** The level that the `trend` detector took the person to be at with these answers, in points of the total, to one decimal. */
  level: number | null;
};

/** What one submission told besides a total of its depression questionnaire, and where it has none. `day` as in a response. */
export type PatientReport = {
  /** The submission's. */
  id: string;
  checkInId: string | null;
  at: string;
  day: number;
  /** The depression answers in the PHQ-9's order, also where there are too few for a total; null where none were given. */
  items: readonly (number | null)[] | null;
  /** Null where the GAD-7 was not answered or has no total. */
  anxiety: { total: number; severity: Severity; answers: readonly (number | null)[] } | null;
  skin: SkinChange | null;
  adherence: Adherence | null;
  /** In the order of `SIDE_EFFECT_ITEMS`: symptoms 0-3, warning signs 0 or 1, null not answered. Null where the list was not answered. */
  sideEffects: readonly (number | null)[] | null;
  /** Where item 9 was above 0, now or before sending, or the ASQ was asked, also where no flag of its own came of it; else null. */
  safety: SafetyAnswers | null;
  /** What the `diverging` rule says of it: mood worse while skin was better twice in a row. */
  diverging: string | null;
  /** In words: who answered for the patient, medicines and sexual function that changed, and how it was given. Empty where it was all as usual. */
  alsoTold: readonly string[];
};

export type PatientFlagEvent = {
  id: string;
  kind: FlagEventKind;
  by: string | null;
  at: string;
  meaning: string;
  outcome: Outcome | null;
  note: string | null;
  reviewOn: string | null;
};

/** What became of an alert's mail: who it was for and how far it got. */
export type PatientDelivery = {
  id: string;
  kind: DeliveryKind;
  to: string;
  state: DeliveryState;
  /** Which step of the ladder it belongs to, from 1, and as what this person is told; null where that was not kept. */
  tier: number;
  part: string | null;
  queuedAt: string;
  settledAt: string | null;
  attempts: number;
  /** The newest try; null before the first. */
  lastTry: { at: string; outcome: AttemptOutcome; smtpCode: number | null } | null;
  /** Who is told instead, where this person could not be. */
  handedTo: string | null;
};

/** Where to call: a number that the patient gave with these answers as nobody else's, else the one on record. `mayLeaveMessage` null: not said. */
export type CallAt = { number: string; isPrivate: boolean; mayLeaveMessage: boolean | null };

/** Item 9 and the ASQ as sent or, before that, as saved, and the gravest answers given before sending where they were kept. Null was not asked or not answered. */
export type SafetyAnswers = { item9: number | null; asq: AsqAnswers | null; highestItem9: number | null; highestAsq: AsqAnswers | null };

/** What the patient wrote, and what it is about. */
export type Written = { at: string; about: "message" | "stopping" | "medicine"; text: string };

export type PatientFlag = {
  id: string;
  /** The check-in it came of; null where it came of none. */
  checkInId: string | null;
  rule: RuleId;
  title: string;
  urgency: Urgency;
  state: FlagState;
  explanation: string;
  suggestedAction: string;
  /** Who put the clinic's own text into it, and when; null where it is the pack's and the rule's alone. */
  ownAction: { by: string; at: string } | null;
  /** The rules that the suggestion comes from, and since when they are in force. */
  pack: { title: string; validFrom: string; isChecked: boolean };
  /** What the patient was told about their next capsule with these answers, in English; null where they saw nothing of it. */
  toldCapsule: string | null;
  /** Said after both, where stopping is mentioned and not said yet. */
  stoppingNote: string | null;
  /** Where the rule and its thresholds come from. */
  sources: string[];
  numbers: Record<string, number>;
  items: MovedItem[];
  /** In full, on the flags that are about them; null on the others. */
  safety: SafetyAnswers | null;
  /** Raised by answers that were given and not sent: they `may-change`, or the time to send them is `over`. Null: sent, or none. */
  unsent: "may-change" | "over" | null;
  /** On the flags that ask for a call; null on the others, and where no number is known. */
  callAt: CallAt | null;
  /** On the flags that are about it, oldest first: also what a later check-in added to the flag. */
  written: Written[];
  raisedAt: string;
  policyVersion: string;
  codeVersion: string;
  claimedBy: { id: string; name: string } | null;
  claimedAt: string | null;
  /** When the claim lapses unless a contact is recorded; null where it does not. */
  claimLapsesAt: string | null;
  closedAt: string | null;
  /** The day the patient returns to Needs you because of this flag: the newest signature's, if it gave one. */
  reviewOn: string | null;
  events: PatientFlagEvent[];
  /** Mails owed because of the submission that raised it; a due time where none has been made yet. */
  deliveries: PatientDelivery[];
  alertDueAt: string | null;
};

export type PatientCheckIn = {
  id: string;
  kind: CheckInKind;
  dueOn: string;
  expiresAt: string;
  state: CheckInState;
  /** Open, past its date and not answered. */
  unanswered: boolean;
  /** Can be answered now. */
  openNow: boolean;
};

export type TimelineEntry = {
  id: string;
  at: string;
  kind:
    | "enrolled"
    | "check-in"
    | "flag"
    | "event"
    | "dose"
    | "mail"
    | "course-end"
    | "help"
    | "consent"
    | "messages"
    | "correction"
    | "weight"
    | "renewal"
    | "private-question"
    | "note"
    | "contacts"
    | "baseline-risks"
    | "second-look";
  title: string;
  detail: string | null;
  /** What the patient wrote with it, as they wrote it. */
  written: Written[];
  urgency: Urgency | null;
  by: string | null;
};

/** Whom to reach and where, in the newest version. `by` null: known before versions were kept. */
export type PatientContacts = Contacts & { version: number; by: string | null; at: string };

export type PatientRisk = { risk: BaselineRisk; version: number; answer: RiskAnswer; detail: string | null; by: string; at: string };

/** Baseline risks: the newest answer of each that was ever recorded, in the order in which they are asked; the earlier ones, newest first. */
export type PatientRisks = {
  /** How many answers were ever recorded: what a change says it is based on. */
  version: number;
  newest: PatientRisk[];
  earlier: PatientRisk[];
  /** Where the answers ask for a second look before the start: at which version, and what a clinician decided; null where they do not. */
  secondLook: { version: number; done: { note: string; by: string; at: string } | null } | null;
};

export type PatientPage = {
  patient: {
    id: string;
    name: string;
    dateOfBirth: string;
    age: number;
    recordNumber: string;
    email: string | null;
    phone: string | null;
    /** Whether address and number are the patient's own; asked under 18. */
    ownsContact: boolean;
    /** Which messages they still want, and since when; null where they never said. */
    wants: MessageWish;
    wantsSince: string | null;
    /** What they said to the newest consent text they were shown; null before the first. */
    consent: { decision: ConsentDecision; at: string } | null;
    language: Language;
    region: Region;
    timeZone: string;
  };
  contacts: PatientContacts;
  risks: PatientRisks;
  course: {
    id: string;
    startsOn: string;
    endedOn: string | null;
    endReason: CourseEndReason | null;
    /** The day of the last dose is somebody's best guess. */
    endIsEstimate: boolean;
    phase: "before" | "on" | "after";
    week: number;
    /** The one in force today; all of them are in `care`. */
    weightKg: number;
    targetMgPerKg: number;
    doseMg: number | null;
    cumulativeMg: number;
    cumulativeMgPerKg: number;
    projectedEnd: string | null;
    prescriber: { id: string; name: string };
    /** What depression was asked with, in the order of the answers: one, unless a corrected start made it another. Before any answer, what will be asked. */
    instruments: readonly DepressionInstrument[];
    /** Those in force, oldest first; the first is the start's. */
    doses: { id: string; on: string; day: number; mgPerDay: number; by: string; recordedAt: string }[];
  };
  care: PatientCare;
  baseline: { value: number; late: boolean } | null;
  responses: PatientResponse[];
  /** One a submission, oldest first. */
  reports: PatientReport[];
  flags: PatientFlag[];
  /** Where no flag is open: the sentence and the facts why not. */
  whyNot: string[];
  checkIns: PatientCheckIn[];
  timeline: TimelineEntry[];
  /** Days since the last mood check; null before the first. */
  daysSinceLast: number | null;
  asOf: string;
};
