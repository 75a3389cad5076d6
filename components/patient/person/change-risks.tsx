"use client";

import { RISK_TEXTS } from "@/clinical/baseline-risks";
import type { Fields } from "@/components/form/merge-fields";
import { RiskFields } from "@/components/person/risk-fields";
import { RISK_ANSWER_LABELS, riskDetailField, riskField } from "@/contracts/baseline-risks";
import type { PatientPage } from "@/contracts/patient-page";
import { VersionedDialog } from "./versioned-dialog";

const RISKS = Object.keys(RISK_TEXTS) as (keyof typeof RISK_TEXTS)[];

/** Records answers about baseline risks. What is changed counts from today; what was recorded before stays. */
export function ChangeRisks({ page }: { page: PatientPage }) {
  const { risks } = page;
  const newestFirst = [...risks.newest].sort((a, b) => b.at.localeCompare(a.at));
  const fields = Object.fromEntries(
    RISKS.flatMap((risk) => {
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
      otherwise={otherwise}
    >
      {({ values, onChange, errorOf }) => <RiskFields values={values} onChange={onChange} errorOf={errorOf} />}
    </VersionedDialog>
  );
}

/** "Bipolar: yes, since 2021" of each risk that a colleague answered otherwise. */
function otherwise(differing: Fields) {
  return RISKS.flatMap((risk) => {
    const [answer, detail] = [differing[riskField(risk)], differing[riskDetailField(risk)]];
    if (answer === undefined && detail === undefined) return [];
    const said = answer === undefined ? "" : RISK_ANSWER_LABELS[answer as keyof typeof RISK_ANSWER_LABELS].toLowerCase();
    return [{ label: RISK_TEXTS[risk].short, recorded: [said, detail].filter(Boolean).join(", ") || "nothing beside it" }];
  });
}
