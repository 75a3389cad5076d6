import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { AlertMails } from "@/components/alerts/alert-mails";
import { isClinician } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readAlertsPage } from "@/server/use-cases/read-alerts-page";

export const metadata: Metadata = { title: "Alert mails" };

export default async function AlertsPage() {
  const actor = await requireStaff();
  const now = new Date();
  const initial = await readAlertsPage(database(), actor, now);
  return (
    <StaffFrame actor={actor} now={now}>
      <AlertMails initial={initial} viewer={{ staffId: actor.staffId, maySend: isClinician(actor.role) || actor.role === "admin" }} />
    </StaffFrame>
  );
}
