/** What a patient says to the consent text. `declined`: they are asked at visits instead. */
export const CONSENT_DECISIONS = ["accepted", "declined"] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** The version of the consent text in force. A change of what it says needs a new one, and everybody is asked again. */
export const CONSENT_VERSION = "2026-11-25.2";
