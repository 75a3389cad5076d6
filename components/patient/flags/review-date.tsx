import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

const SOON = [
  { label: "Tomorrow", days: 1 },
  { label: "In 3 days", days: 3 },
  { label: "In 1 week", days: 7 },
  { label: "In 2 weeks", days: 14 },
] as const;
/** Whom nobody reached about something pressing is not put off for days. */
const VERY_SOON = [{ label: "Today", days: 0 }, SOON[0]] as const;
const RETRIES = [VERY_SOON[0], SOON[0], SOON[1]] as const;

type Props = {
  value: string;
  today: string;
  needed: boolean;
  isRetry: boolean;
  /** About a `now` or `today` flag. */
  isPressing?: boolean;
  error: string | undefined;
  onChange: (date: string) => void;
};

/** The day the patient returns to Needs you: typed, or one press for the usual ones. */
export function ReviewDate({ value, today, needed, isRetry, isPressing = false, error, onChange }: Props) {
  const offered = !isRetry ? SOON : isPressing ? VERY_SOON : RETRIES;
  return (
    <div className="grid gap-1">
      <div className="sm:w-56">
        <TextField
          label={isRetry ? "Try again on" : "Review on"}
          optional={!needed}
          type="date"
          min={today}
          required={needed}
          error={error}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <fieldset className="mt-1 flex flex-wrap gap-2">
        <legend className="sr-only">{isRetry ? "Usual days to try again" : "Usual review dates"}</legend>
        {offered.map(({ label, days }) => (
          <Button key={days} size="small" onClick={() => onChange(inDays(today, days))}>
            {label}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

function inDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
