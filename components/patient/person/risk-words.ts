import { BASELINE_RISKS, RISK_TEXTS } from "@/clinical/baseline-risks";
import type { PatientRisks } from "@/contracts/patient-page";

/** How many baseline risks nobody has asked about. */
export function notAskedCount({ newest }: Pick<PatientRisks, "newest">): number {
  return BASELINE_RISKS.length - newest.filter(({ answer }) => answer !== "not-asked").length;
}

/** What is said beside a flag: the reported risks in short and full words, gravest first; else whether anybody asked. */
export function risksBesideFlag(risks: Pick<PatientRisks, "newest">): { reported: { short: string; label: string }[]; otherwise: string } {
  const reported = risks.newest.filter(({ answer }) => answer === "yes").map(({ risk }) => RISK_TEXTS[risk]);
  return { reported, otherwise: risksLine(risks) };
}

/** Baseline risks in a line: each yes with its detail, gravest first; what nobody asked about is never passed off as a no. */
export function risksLine(risks: Pick<PatientRisks, "newest">): string {
  const said = risks.newest
    .filter(({ answer }) => answer === "yes")
    .map(({ risk, detail }) => `${RISK_TEXTS[risk].short}${detail ? ` (${detail})` : ""}`);
  const unasked = notAskedCount(risks);
  if (unasked === BASELINE_RISKS.length) return "not asked yet";
  if (said.length === 0) return unasked === 0 ? "none reported" : `none reported, ${unasked} of ${BASELINE_RISKS.length} not asked`;
  return said.join(" · ");
}
