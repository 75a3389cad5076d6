import { OUTCOME_LABELS, OUTCOMES, type Outcome } from "@/contracts/flag-states";

type Props = { value: Outcome | null; error: string | undefined; onChange: (outcome: Outcome) => void };

/** The outcomes as the platform's own radios: arrow keys move, the word is the target. */
export function OutcomeChoice({ value, error, onChange }: Props) {
  return (
    <fieldset className="grid gap-1" aria-describedby={error ? "outcome-error" : undefined}>
      <legend className="mb-1 font-medium">What was done</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {OUTCOMES.map((outcome) => (
          <label key={outcome} className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft">
            <input
              type="radio"
              name="outcome"
              className="size-4 accent-accent"
              value={outcome}
              checked={value === outcome}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(outcome)}
            />
            {outcome === "no-action" ? "No action, because (say why)" : OUTCOME_LABELS[outcome]}
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
