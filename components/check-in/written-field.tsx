import { idOf } from "./given-answers";
import { FieldError, type FormView } from "./question";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly view: FormView;
  readonly most: number;
  readonly hint?: string;
  readonly rows?: number;
  readonly shownIf?: string;
  /** What the script says beneath while somebody writes: how many characters are left. */
  readonly counts?: boolean;
};

/** Words of the patient's own. */
export function WrittenField({ name, label, view, most, hint, rows = 2, shownIf, counts = false }: Props) {
  const id = idOf(name);
  const error = view.errors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field" data-row={name} data-if={shownIf}>
      <label htmlFor={id} data-text>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <textarea id={id} name={name} rows={rows} maxLength={most} defaultValue={view.given[name]} aria-describedby={described} />
      {counts && <p className="hint count" data-count={view.words.say("form.characters", { count: most })} aria-hidden="true" />}
    </div>
  );
}

type PhoneProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly error?: string;
  /** Said by the script when what was written is no number. Without it anything goes: it must never stand in the way of a call. */
  readonly wrong?: string;
  readonly form?: string;
};

/** A telephone number, however somebody writes it, has three digits at least. */
const PHONE_PATTERN = "(\\D*\\d){3,}\\D*|\\s*";

/** A telephone number that nobody else answers. */
export function PhoneField({ name, label, hint, value, error, wrong, form }: PhoneProps) {
  const id = idOf(name);
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field" data-row={form ? undefined : name}>
      <label htmlFor={id} data-text>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className="field-error" id={`${id}-error`} data-wrong hidden={!error}>
          {wrong}
        </p>
      )}
      <input
        id={id}
        name={name}
        form={form}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={30}
        pattern={wrong && PHONE_PATTERN}
        defaultValue={value}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
