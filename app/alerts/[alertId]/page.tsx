import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { findAlertPatient } from "@/server/use-cases/find-flag";

export const metadata: Metadata = { title: "Alert" };

/** Where an alert mail's link leads after signing in: to its most urgent flag. A missing one and another clinic's answer alike. */
export default async function AlertPage({ params }: { params: Promise<{ alertId: string }> }) {
  const actor = await requireStaff(CARE_TEAM);
  const { alertId } = await params;
  const found = z.uuid().safeParse(alertId).success ? await findAlertPatient(database(), actor, alertId) : null;
  if (found === null) notFound();
  redirect(`/patients/${found.patientId}#flag-${found.flagId}`);
}
