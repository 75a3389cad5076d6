import type { PatientFlag } from "@/contracts/patient-page";

/** That a flag came of answers nobody has sent: what is shown of them is what was saved last. */
export function UnsentNote({ unsent }: Pick<PatientFlag, "unsent">) {
  if (unsent === null) return null;
  return (
    <p className="rounded-box border border-line-2 px-3 py-1.5 text-sm">
      <b className="font-semibold">{unsent === "may-change" ? "Not sent yet." : "Never sent."}</b>{" "}
      {unsent === "may-change"
        ? "The check-in is still open: these answers may change, and the rest of it is missing."
        : "The time to send this check-in is over: the rest of it is missing."}
    </p>
  );
}
