"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes";

export type FieldText = { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean };

const CONTROL =
  "w-full rounded-control border bg-surface px-3 py-1.5 min-h-9 text-ink border-line-2 hover:border-ink-3 aria-invalid:border-red aria-invalid:border-2 disabled:opacity-60";

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** Label above, hint and error below, both tied to the control so that they are read with it. */
function Field({
  label,
  hint,
  error,
  optional,
  id: given,
  children,
}: FieldText & { id?: string | undefined; children: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const id = given ?? made;
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null).join(" ");
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children({ id, ...(described ? { "aria-describedby": described } : {}), ...(error ? { "aria-invalid": true as const } : {}) })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </div>
  );
}

/** A one-line text, date or number field. */
export function TextField({ label, hint, error, optional, className, id, ...rest }: FieldText & ComponentProps<"input">) {
  return (
    <Field {...{ label, hint, error, optional, id }}>
      {(wiring) => <input {...rest} {...wiring} className={joinClasses(CONTROL, className)} />}
    </Field>
  );
}

/** A choice from a short list: the platform's own control. */
export function SelectField({ label, hint, error, optional, className, id, ...rest }: FieldText & ComponentProps<"select">) {
  return (
    <Field {...{ label, hint, error, optional, id }}>
      {(wiring) => <select {...rest} {...wiring} className={joinClasses(CONTROL, "pl-2", className)} />}
    </Field>
  );
}

/** Text of several lines. */
export function TextareaField({ label, hint, error, optional, className, id, rows = 3, ...rest }: FieldText & ComponentProps<"textarea">) {
  return (
    <Field {...{ label, hint, error, optional, id }}>
      {(wiring) => <textarea rows={rows} {...rest} {...wiring} className={joinClasses(CONTROL, "resize-y", className)} />}
    </Field>
  );
}
