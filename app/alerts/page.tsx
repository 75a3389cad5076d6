import type { Metadata } from "next";
import { Suspense } from "react";
import { StaffFrame } from "@/app/staff-frame";
import { AlertMails, AlertMailsSkeleton } from "@/components/alerts/alert-mails";
import { isClinician } from "@/contracts/roles";
import type { StaffActor } from "@/server/actor";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readAlertsPage } from "@/server/use-cases/read-alerts-page";

export const metadata: Metadata = { title: "Alert mails" };

export default async function AlertsPage() {
  const actor = await requireStaff();
  const now = new Date();
  return (
    <StaffFrame actor={actor} now={now}>
      <Suspense fallback={<AlertMailsSkeleton />}>
        <Loaded actor={actor} now={now} />
      </Suspense>
    </StaffFrame>
  );
}

async function Loaded({ actor, now }: { actor: StaffActor; now: Date }) {
  const initial = await readAlertsPage(database(), actor, now);
  return <AlertMails initial={initial} viewer={{ staffId: actor.staffId, maySend: isClinician(actor.role) || actor.role === "admin" }} />;
}
