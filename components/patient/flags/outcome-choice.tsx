import { OUTCOME_LABELS, type Outcome } from "@/contracts/flag-states";

type Props<O extends Outcome> = {
  outcomes: readonly O[];
  /** Where a choice is offered in other words than it is recorded in. */
  labels?: Readonly<Record<O, string>>;
  legend: string;
  value: O | null;
  error: string | undefined;
  onChange: (outcome: O) => void;
};

/** The outcomes as the platform's own radios: arrow keys move, the word is the target. */
export function OutcomeChoice<O extends Outcome>({ outcomes, labels = OUTCOME_LABELS, legend, value, error, onChange }: Props<O>) {
  return (
    <fieldset className="grid gap-1" aria-describedby={error ? "outcome-error" : undefined}>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {outcomes.map((outcome) => (
          <label key={outcome} className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft">
            <input
              type="radio"
              name="outcome"
              className="size-4 shrink-0 accent-accent"
              value={outcome}
              checked={value === outcome}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(outcome)}
            />
            {outcome === "no-action" ? "No action, because (say why)" : labels[outcome]}
          </label>
        ))}
      </div>
      {error && (
        <p id="outcome-error" className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
