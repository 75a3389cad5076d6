import type { NamedPatient } from "@/contracts/problem";

/** The patients whom a refusal or a question speaks of, each in a tab of its own: what was typed here stays in sight. */
export function PatientLinks({ named }: { named: readonly NamedPatient[] | undefined }) {
  return named?.map(({ patientId, recordNumber }) => (
    <a
      key={patientId}
      href={`/patients/${patientId}`}
      target="_blank"
      rel="noopener"
      className="block w-fit rounded py-1.5 underline underline-offset-2"
    >
      Open {recordNumber} in a new tab
    </a>
  ));
}
