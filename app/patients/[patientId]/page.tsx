import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { StaffFrame } from "@/app/staff-frame";
import { PatientView } from "@/components/patient/patient-view";
import { CARE_TEAM, isClinician } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { listClinicians } from "@/server/use-cases/list-clinicians";
import { readPatient } from "@/server/use-cases/read-patient";
import "./print.css";

/** No name: titles go into histories and screen shares. */
export const metadata: Metadata = { title: "Patient" };

export default async function PatientRoute({ params }: { params: Promise<{ patientId: string }> }) {
  const actor = await requireStaff(CARE_TEAM);
  const { patientId } = await params;
  const now = new Date();
  const page = z.uuid().safeParse(patientId).success ? await readPatient(database(), actor, patientId, now) : null;
  if (page === null) notFound();
  const { staffId, name, role, clinicName } = actor;
  const mayAct = isClinician(role);
  const clinicians = mayAct ? await listClinicians(database(), actor) : [];
  return (
    <StaffFrame actor={actor} now={now}>
      <PatientView
        initial={page}
        viewer={{ staffId, name, mayAct, mayPrescribe: role === "prescriber", clinicians }}
        clinicName={clinicName}
      />
    </StaffFrame>
  );
}
