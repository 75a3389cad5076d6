import type { PatientFlag } from "@/contracts/patient-page";

/** What is said of a flag that came of answers nobody has sent: what is known of them is what was saved last. */
export const UNSENT_WORDS: Readonly<Record<NonNullable<PatientFlag["unsent"]>, { readonly title: string; readonly text: string }>> = {
  "may-change": { title: "Not sent yet.", text: "The check-in is still open: these answers may change, and the rest of it is missing." },
  over: { title: "Never sent.", text: "The time to send this check-in is over: the rest of it is missing." },
};

/** The same in a line, for another record; empty for a flag of sent answers. */
export function unsentLine({ unsent }: Pick<PatientFlag, "unsent">): string {
  return unsent === null ? "" : ` ${UNSENT_WORDS[unsent].title} ${UNSENT_WORDS[unsent].text}`;
}
