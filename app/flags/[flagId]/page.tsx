import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { findFlagPatient } from "@/server/use-cases/find-flag";

export const metadata: Metadata = { title: "Flag" };

/** A flag's own address leads to it on the patient's page; a missing one and another clinic's answer alike. */
export default async function FlagPage({ params }: { params: Promise<{ flagId: string }> }) {
  const actor = await requireStaff(CARE_TEAM);
  const { flagId } = await params;
  const patientId = z.uuid().safeParse(flagId).success ? await findFlagPatient(database(), actor, flagId) : null;
  if (patientId === null) notFound();
  redirect(`/patients/${patientId}#flag-${flagId}`);
}
