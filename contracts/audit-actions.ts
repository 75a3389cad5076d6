/** Everything the audit log may say was done. A route states which of these it writes, or why none. */
export const AUDIT_ACTIONS = [
  "clinic.created",
  "invitation.created",
  "invitation.accepted",
  "session.started",
  "session.refused",
  "session.ended",
  "access.denied",
  "panel.listed",
  "patient.opened",
  "patient.enrolled",
  "check-in.link-shown",
  "check-in.submitted",
  "dose.changed",
  "flag.claimed",
  "flag.acknowledged",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
