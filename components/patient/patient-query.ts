import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import { patientKey } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";
import type { Role } from "@/contracts/roles";

/** Where a patient page is read again. Nobody asked for a refetch, so it keeps no session alive. */
export function patientQuery(patientId: string) {
  return queryOptions({
    queryKey: patientKey(patientId),
    queryFn: ({ signal }) => requestJson<PatientPage>(`/api/patients/${patientId}`, { signal, background: true }),
  });
}

/** Who is looking: what they may do, which claims are their own, and to whom they may hand one over. */
export type Viewer = { staffId: string; name: string; mayAct: boolean; mayPrescribe: boolean; clinicians: readonly Clinician[] };
export type Clinician = { id: string; name: string; role: Role };
