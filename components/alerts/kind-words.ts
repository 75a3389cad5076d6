import type { DeliveryKind } from "@/contracts/delivery-states";

/** Kinds of mail, as one says them of several. */
export const KIND_WORDS: Readonly<Record<DeliveryKind, string>> = {
  alert: "Alerts",
  digest: "Morning digests",
  "hand-over": "Hand-overs",
  test: "Test mails",
  "staff-invitation": "Invitations to colleagues",
  "check-in-link": "Check-in links to patients",
  reminder: "Reminders to patients",
};

/** One of them. */
export const ONE_OF_KIND: Readonly<Record<DeliveryKind, string>> = {
  alert: "Alert",
  digest: "Digest",
  "hand-over": "Hand-over",
  test: "Test mail",
  "staff-invitation": "Invitation",
  "check-in-link": "Check-in link",
  reminder: "Reminder",
};
