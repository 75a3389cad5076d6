import { BASELINE_RISKS, type BaselineRisk, BODY_RISKS, RISK_ANSWERS, RISK_TEXTS } from "@/clinical/baseline-risks";
import { Button } from "@/components/ui/button";
import { RISK_ANSWER_LABELS, RISK_DETAIL_LENGTH, riskDetailField, riskField } from "@/contracts/baseline-risks";
import type { ErrorOf } from "./error-of";

export type RiskValues = Readonly<Record<string, string>>;
type Props = { values: RiskValues; onChange: (changed: RiskValues) => void; errorOf: ErrorOf };

const MIND_RISKS = BASELINE_RISKS.filter((risk) => !BODY_RISKS.includes(risk));

/** Yes, no or not asked for each baseline risk, with room for a few words. Nothing here stops a course. */
export function RiskFields({ values, onChange, ...rest }: Props) {
  const left = BASELINE_RISKS.filter((risk) => (values[riskField(risk)] ?? "not-asked") === "not-asked");
  const noToTheRest = () => onChange(Object.fromEntries(left.map((risk) => [riskField(risk), "no"])));
  return (
    <div className="grid gap-4">
      <RiskGroup title="Mind" risks={MIND_RISKS} {...{ values, onChange, ...rest }} />
      <RiskGroup title="Body" risks={BODY_RISKS} {...{ values, onChange, ...rest }} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="small" onClick={noToTheRest} aria-disabled={left.length === 0}>
          Asked about all: no to the rest
        </Button>
        <p className="text-sm text-ink-3" role="status">
          {left.length === 0 ? "All are answered." : `${left.length} not asked yet.`}
        </p>
      </div>
    </div>
  );
}

function RiskGroup({ title, risks, ...rest }: Props & { title: string; risks: readonly BaselineRisk[] }) {
  return (
    <div>
      <p className="mb-1 text-sm font-medium text-ink-3">{title}</p>
      <div className="grid divide-y divide-line border-y border-line">
        {risks.map((risk) => (
          <RiskRow key={risk} risk={risk} {...rest} />
        ))}
      </div>
    </div>
  );
}

function RiskRow({ risk, values, onChange, errorOf }: Props & { risk: BaselineRisk }) {
  const { label, detail } = RISK_TEXTS[risk];
  const [answerName, detailName] = [riskField(risk), riskDetailField(risk)];
  const answer = values[answerName] ?? "not-asked";
  const written = values[detailName] ?? "";
  // A word once written is never hidden: it would be recorded unseen.
  const hasDetail = answer === "yes" || written !== "";
  const error = errorOf(answerName) ?? errorOf(detailName);
  const errorId = `${answerName}-error`;
  return (
    <fieldset className="py-1.5">
      <legend className="sr-only">{label}</legend>
      <div className="grid items-center gap-x-4 sm:grid-cols-[1fr_auto]">
        <p aria-hidden>{label}</p>
        <div className="-ml-2 flex sm:ml-0">
          {RISK_ANSWERS.map((value) => (
            <label
              key={value}
              className="flex min-h-9 items-center gap-1.5 rounded-control px-2 whitespace-nowrap hover:bg-sunken has-checked:bg-accent-soft has-[[value=not-asked]:checked]:bg-transparent has-[[value=not-asked]:checked]:text-ink-3"
            >
              <input
                type="radio"
                name={answerName}
                value={value}
                checked={answer === value}
                onChange={() => onChange({ [answerName]: value })}
                className="size-4 accent-accent"
                {...(error ? { "aria-invalid": true, "aria-describedby": errorId } : {})}
              />
              {RISK_ANSWER_LABELS[value]}
            </label>
          ))}
        </div>
      </div>
      {hasDetail && (
        <input
          name={detailName}
          value={written}
          onChange={(event) => onChange({ [detailName]: event.target.value })}
          maxLength={RISK_DETAIL_LENGTH}
          autoComplete="off"
          aria-label={`${label}: ${detail.toLowerCase()}`}
          placeholder={detail}
          className="mt-1 mb-1 min-h-9 w-full rounded-control border border-line-2 bg-surface px-3 py-1.5 placeholder:text-ink-3 hover:border-ink-3"
        />
      )}
      {error && (
        <p id={errorId} className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
