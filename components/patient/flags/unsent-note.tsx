import type { PatientFlag } from "@/contracts/patient-page";
import { UNSENT_WORDS } from "./unsent-words";

/** That a flag came of answers nobody has sent. */
export function UnsentNote({ unsent }: Pick<PatientFlag, "unsent">) {
  if (unsent === null) return null;
  const { title, text } = UNSENT_WORDS[unsent];
  return (
    <p className="rounded-box border border-line-2 px-3 py-1.5 text-sm">
      <b className="font-semibold">{title}</b> {text}
    </p>
  );
}
