import type { Urgency } from "@/clinical/urgency";

export const FLAG_STATES = ["open", "closed"] as const;
export type FlagState = (typeof FLAG_STATES)[number];

/**
 * What was done to a flag, each a signed event.
 * `claim`: I am on it · `hand-over`: a colleague is · `lapse`: nobody was reached in time, so nobody has it · `call`: what somebody who is no
 * clinician reports · `contact`: a try or a contact, the flag stays open · `acknowledge`: anything else a clinician did, or a review of a closed
 * flag · `resolve`: closed · `reopen`: open again · `join`: it fired again · `annotate`: a later check-in raised nothing · `task`: what somebody
 * of the care team did about a task · `answered`: the answers that a task asked for came, so it is closed.
 */
export const FLAG_EVENT_KINDS = [
  "claim",
  "hand-over",
  "lapse",
  "call",
  "contact",
  "acknowledge",
  "resolve",
  "reopen",
  "join",
  "annotate",
  "task",
  "answered",
] as const;
export type FlagEventKind = (typeof FLAG_EVENT_KINDS)[number];

/** The kinds by which a clinician signs what was done, with an outcome. */
export const SIGNATURE_KINDS = ["contact", "acknowledge", "resolve"] as const satisfies readonly FlagEventKind[];
/** The newest of these says on which day the patient returns to Needs you, if on any. */
export const REVIEW_KINDS = [...SIGNATURE_KINDS, "reopen", "task", "answered"] as const satisfies readonly FlagEventKind[];
/** What a colleague has written on a flag, so that it must be read before one writes oneself. */
export const WRITTEN_KINDS = [...REVIEW_KINDS, "call"] as const satisfies readonly FlagEventKind[];

/** True where an event is of one of these kinds. */
export function isKind(kinds: readonly FlagEventKind[], { kind }: { kind: FlagEventKind }): boolean {
  return kinds.includes(kind);
}

/** Outcomes that a clinician records with an acknowledgement, in the order they are offered. */
export const OUTCOMES = [
  "contacted",
  "no-answer",
  "emergency-contact-told",
  "welfare-check",
  "crisis-team",
  "dose-reviewed",
  "paused-or-stopped",
  "referred",
  "no-action",
] as const;

/**
 * What comes of a staff task, in the order it is offered: reached, and asked at the visit · the link sent once more · not reached, tried again
 * on a day · a clinician has it from now on · the patient would rather not.
 */
export const TASK_OUTCOMES = ["at-visit", "sent-again", "no-answer", "passed-on", "declined"] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Of these, those that say too little by themselves: whoever reads them next must know why. */
export const TASK_NEEDS_WORDS: readonly TaskOutcome[] = ["passed-on", "declined"];

/** Every outcome that a record may hold. */
export const RECORDED_OUTCOMES = [...OUTCOMES, "at-visit", "sent-again", "passed-on", "declined"] as const;
export type Outcome = (typeof RECORDED_OUTCOMES)[number];

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  contacted: "Contacted",
  "no-answer": "Tried, no answer",
  "emergency-contact-told": "Emergency contact told",
  "welfare-check": "Welfare check requested",
  "crisis-team": "Handed to crisis team",
  "dose-reviewed": "Reviewed dose",
  "paused-or-stopped": "Paused or stopped",
  referred: "Referred",
  "no-action": "No action",
  "at-visit": "Reached, asked at the visit",
  "sent-again": "Check-in sent again",
  "passed-on": "Passed to a clinician",
  declined: "Patient declined",
};

/** Outcomes by which somebody was reached, or is being. The others close an urgent flag only with a reason, and leave a claim to lapse. */
export const CONTACTS: readonly Outcome[] = ["contacted", "emergency-contact-told", "welfare-check", "crisis-team"];

/** Outcomes of a call that an assistant reports. */
export const CALL_OUTCOMES = ["contacted", "no-answer", "emergency-contact-told"] as const satisfies readonly Outcome[];
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** True of a staff task: a missed check-in or a missing baseline. Everybody of the care team works it; it is no flag about answers. */
export function isTask({ urgency }: { urgency: Urgency }): boolean {
  return urgency === "missed";
}
