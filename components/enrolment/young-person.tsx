import { useId } from "react";

const ADULT = 18;

/** Whether somebody born on this day "YYYY-MM-DD" is under 18 today; false while no whole date has been typed. The server decides by the patient's own clock. */
export function isUnder18(dateOfBirth: string, today = new Date().toISOString().slice(0, 10)): boolean {
  const isWhole = /^[12]\d{3}-\d{2}-\d{2}$/.test(dateOfBirth) && dateOfBirth <= today;
  // Dates written year first are in their order as text; who was born on 29 February is 18 on 1 March.
  return isWhole && `${Number(dateOfBirth.slice(0, 4)) + ADULT}${dateOfBirth.slice(4)}` > today;
}

/** Under 18: which questionnaire they get, who sees what, in the patient's own words, and whose address and number these are. */
export function YoungPerson({ promise, error }: { promise: readonly string[]; error: string | undefined }) {
  const id = useId();
  return (
    <div className="grid gap-2 rounded-box bg-sunken px-4 py-3 sm:col-span-2">
      <p className="font-medium">Under 18: they get the questionnaire for teens, and are told this before they begin</p>
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        {promise.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="flex min-h-8 items-start gap-2">
        <input
          id={id}
          type="checkbox"
          name="ownsContact"
          value="1"
          className="mt-1 size-4 shrink-0 accent-accent"
          {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
        />
        <label htmlFor={id}>This address and number are the young person’s own</label>
      </div>
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </div>
  );
}
