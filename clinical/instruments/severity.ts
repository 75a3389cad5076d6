/** Severity of a total, mildest first. Severity is not urgency: rules decide what a clinician must look at. */
export const SEVERITIES = ["minimal", "mild", "moderate", "moderately severe", "severe"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Lowest and highest total of the PHQ-9 and of its form for teens. */
export const PHQ9_AXIS = { min: 0, max: 27 } as const;
