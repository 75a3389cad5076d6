import { Tag } from "@/components/ui/tag";
import type { PatientRisks } from "@/contracts/patient-page";
import { risksBesideFlag } from "../person/risk-words";

/** What was known before the first dose, in short words beside what the patient answers now; whole on the card of baseline risks. */
export function RisksBeside({ risks }: { risks: PatientRisks }) {
  const { reported, otherwise } = risksBesideFlag(risks);
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-ink-2">
      Baseline risks: {reported.length === 0 && otherwise}
      {reported.map(({ short, label }) => (
        <Tag key={short} title={label}>
          {short}
        </Tag>
      ))}
    </p>
  );
}
