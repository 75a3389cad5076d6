/**
 * What a mail is for. Alerts, digests and hand-overs go to staff and come first; `test` shows somebody that alerts reach them; links and
 * reminders go to patients.
 */
export const DELIVERY_KINDS = ["alert", "digest", "hand-over", "test", "staff-invitation", "check-in-link", "reminder"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];
/** The kinds that tell somebody of the clinic of a flag: those that must not wait unseen. */
export const FLAG_MAILS = ["alert", "digest", "hand-over"] as const satisfies readonly DeliveryKind[];

/** `withdrawn`: no longer owed when its turn came (claimed, submitted, revoked). `refused`: the server said never. */
export const DELIVERY_STATES = ["queued", "sent", "refused", "withdrawn"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const ATTEMPT_OUTCOMES = ["accepted", "deferred", "refused", "unreachable"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
