/** Which mails a patient still wants: all; an invitation when a check-in is due, but no reminders; none. */
export const MESSAGE_WISHES = ["all", "no-reminders", "none"] as const;
export type MessageWish = (typeof MESSAGE_WISHES)[number];
