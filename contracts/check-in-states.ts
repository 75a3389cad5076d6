import { CHECK_IN_KINDS as CADENCE_KINDS } from "@/clinical/cadence";

/** Why a check-in exists: a place in the cadence, or one asked for beside it. */
export const CHECK_IN_KINDS = [...CADENCE_KINDS, "extra"] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];

/** `open` until it is submitted or revoked; being due and being expired follow from its dates, so no job has to mark them. */
export const CHECK_IN_STATES = ["open", "submitted", "revoked"] as const;
export type CheckInState = (typeof CHECK_IN_STATES)[number];
