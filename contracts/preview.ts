/** The pages of a check-in that staff may look at, in the order in which a patient meets them. */
export const PREVIEW_PARTS = ["landing", "consent", "questions", "plain", "item9", "receipt", "ended"] as const;
export type PreviewPart = (typeof PREVIEW_PARTS)[number];

/** Which questionnaire: the adults' or the teens'. */
export const PREVIEW_FORMS = ["adult", "teen"] as const;
export type PreviewForm = (typeof PREVIEW_FORMS)[number];

/** Where the preview begins. */
export const PREVIEW_START = "/preview/check-in/landing";
