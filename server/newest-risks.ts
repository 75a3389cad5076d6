import { asksForSecondLook, BASELINE_RISKS } from "@/clinical/baseline-risks";
import type { PatientRisks } from "@/contracts/patient-page";
import type { RiskVersion, SecondLookRow } from "@/db/queries/baseline-risks";

/** The newest version of each risk that was ever answered, in the order in which they are asked. @param versions oldest first */
export function newestRisks(versions: readonly RiskVersion[]): RiskVersion[] {
  return BASELINE_RISKS.flatMap((risk) => versions.findLast((version) => version.risk === risk) ?? []);
}

/** What the patient page shows of them: the newest answers, the earlier ones, and whether somebody looked again where that is asked for. */
export function patientRisksOf(versions: readonly RiskVersion[], looks: readonly SecondLookRow[]): PatientRisks {
  const newest = newestRisks(versions);
  const shown = (row: RiskVersion) => ({ ...row, at: row.at.toISOString() });
  const asking = asksForSecondLook(newest) ? newest.find(({ risk }) => risk === "severe-depression") : undefined;
  const look = looks.find(({ version }) => version === asking?.version);
  return {
    version: versions.length,
    newest: newest.map(shown),
    earlier: versions
      .filter((row) => !newest.includes(row))
      .map(shown)
      .reverse(),
    secondLook: asking
      ? { version: asking.version, done: look ? { note: look.note, by: look.by, at: look.at.toISOString() } : null }
      : null,
  };
}
