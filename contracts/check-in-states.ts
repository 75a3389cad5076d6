/** Why a check-in exists. */
export const CHECK_IN_KINDS = ["pre-treatment", "scheduled", "after-course", "extra"] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];

/** `open` until it is submitted or revoked; being due and being expired follow from its dates, so no job has to mark them. */
export const CHECK_IN_STATES = ["open", "submitted", "revoked"] as const;
export type CheckInState = (typeof CHECK_IN_STATES)[number];
