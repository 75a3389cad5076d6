import type { StaffContent } from "@/db/queries/delivery-contents";
import { alertMail, digestMail, handOverMail } from "./alert-mails";
import type { Mail } from "./mail";
import { staffInvitationMail } from "./staff-invitation-mail";
import { testMail } from "./test-mail";

/** Puts what is owed to staff into words. Links are made here, when the mail leaves, and stored nowhere. */
export function renderMail(content: StaffContent, settings: { appUrl: string; linkSecret: string; now: Date }): Mail {
  switch (content.kind) {
    case "alert":
      return alertMail(content, settings);
    case "digest":
      return digestMail(content, settings);
    case "hand-over":
      return handOverMail(content, settings);
    case "test":
      return testMail(content, settings);
    case "staff-invitation":
      return staffInvitationMail(content, settings);
  }
}
