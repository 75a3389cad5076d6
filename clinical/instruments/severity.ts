/** Severity of a total, mildest first. Severity is not urgency: rules decide what a clinician must look at. */
export const SEVERITIES = ["minimal", "mild", "moderate", "moderately severe", "severe"] as const;
export type Severity = (typeof SEVERITIES)[number];
