export const FLAG_STATES = ["open", "closed"] as const;
export type FlagState = (typeof FLAG_STATES)[number];

/** What was done to a flag, each a signed event. */
export const FLAG_EVENT_KINDS = ["claim", "acknowledge", "join", "annotate"] as const;
export type FlagEventKind = (typeof FLAG_EVENT_KINDS)[number];

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
export type Outcome = (typeof OUTCOMES)[number];

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
};

/** Outcomes by which somebody was reached, or is being. The others close an urgent flag only with a reason. */
export const CONTACTS: readonly Outcome[] = ["contacted", "emergency-contact-told", "welfare-check", "crisis-team"];
