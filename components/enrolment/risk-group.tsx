import type { ErrorOf } from "@/components/person/error-of";
import { RiskFields, type RiskValues } from "@/components/person/risk-fields";
import { SecondLookNotice } from "@/components/person/second-look";
import { TextareaField } from "@/components/ui/field";
import { riskField, SECOND_LOOK_LENGTH } from "@/contracts/baseline-risks";
import { Group } from "./group";

type Props = { values: RiskValues; onChange: (changed: RiskValues) => void; mayLook: boolean; errorOf: ErrorOf };

/** Baseline risks. A history of severe depression asks for a second look, which a clinician may record at once. */
export function RiskGroup({ values, onChange, mayLook, errorOf }: Props) {
  return (
    <Group title="Baseline risks" lead="Ask before the first dose. None of them stops the course; they are shown beside the answers." wide>
      <RiskFields values={values} onChange={onChange} errorOf={errorOf} />
      <div role="status" className="empty:hidden">
        {values[riskField("severe-depression")] === "yes" && (
          <SecondLookNotice>
            {mayLook ? (
              <TextareaField
                name="secondLook"
                label="Your second look"
                optional
                rows={2}
                maxLength={SECOND_LOOK_LENGTH}
                hint="What you decided, and with whom. Left empty, it stays open on the patient’s page."
                error={errorOf("secondLook")}
              />
            ) : (
              <p>It stays open on the patient’s page until then.</p>
            )}
          </SecondLookNotice>
        )}
      </div>
    </Group>
  );
}
