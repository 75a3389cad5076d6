"use client";

import { RISK_TEXTS } from "@/clinical/baseline-risks";
import { RiskFields } from "@/components/person/risk-fields";
import { RISK_ANSWER_LABELS, riskDetailField, riskField } from "@/contracts/baseline-risks";
import type { PatientPage } from "@/contracts/patient-page";
import { VersionedDialog } from "./versioned-dialog";

/** Records answers about baseline risks. What is changed counts from today; what was recorded before stays. */
export function ChangeRisks({ page }: { page: PatientPage }) {
  const { risks } = page;
  const newestFirst = [...risks.newest].sort((a, b) => b.at.localeCompare(a.at));
  const fields = Object.fromEntries(
    (Object.keys(RISK_TEXTS) as (keyof typeof RISK_TEXTS)[]).flatMap((risk) => {
      const known = risks.newest.find((one) => one.risk === risk);
      return [
        [riskField(risk), known?.answer ?? "not-asked"],
        [riskDetailField(risk), known?.detail ?? ""],
      ];
    }),
  );
  return (
    <VersionedDialog
      page={page}
      what="baseline-risks"
      open={risks.version === 0 ? "Record baseline risks" : "Change baseline risks"}
      title="Baseline risks"
      record="Record the answers"
      said="Baseline risks recorded."
      newest={{ version: risks.version, fields }}
      by={newestFirst[0]?.by ?? null}
    >
      {({ values, onChange, errorOf, differing }) => (
        <RiskFields
          values={values}
          onChange={onChange}
          errorOf={errorOf}
          note={(risk) => {
            const [answer, detail] = [differing[riskField(risk)], differing[riskDetailField(risk)]];
            if (answer === undefined && detail === undefined) return null;
            const said = answer === undefined ? "" : RISK_ANSWER_LABELS[answer as keyof typeof RISK_ANSWER_LABELS].toLowerCase();
            return `A colleague recorded: ${[said, detail].filter(Boolean).join(", ") || "nothing beside it"}`;
          }}
        />
      )}
    </VersionedDialog>
  );
}
