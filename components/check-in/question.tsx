import type { ReactNode } from "react";

type Props = {
  /** The field's name in the form, say `phq9.3`. */
  readonly name: string;
  /** Its name in ids and for the script, say `3`. */
  readonly step: string;
  /** What the progress bar says on this question's screen. */
  readonly label: string;
  readonly number?: string;
  readonly text: string;
  /** Language of the questions, where it is not the page's. */
  readonly lang?: string;
  readonly answers: readonly string[];
  readonly chosen: string | undefined;
  readonly error: string | undefined;
  readonly describedBy?: string;
  readonly children?: ReactNode;
};

/** From this many characters on a question is set smaller, so that its answers still stand on a small phone's screen with it. */
const LONG = 90;

/** One question with its answers: native radio buttons in a fieldset, every word as published. */
export function Question({ name, step, label, number, text, lang, answers, chosen, error, describedBy, children }: Props) {
  const errorId = `q${step}-error`;
  const description = [describedBy, error && errorId].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset
      className="step question"
      id={`q${step}`}
      data-step={step}
      data-label={label}
      data-field={name}
      aria-describedby={description}
    >
      <legend>
        <h2 className={text.length > LONG ? "long" : undefined}>
          {number && <span className="number">{number} </span>}
          <span lang={lang}>{text}</span>
        </h2>
      </legend>
      {error && (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
      <div className="answers" lang={lang}>
        {answers.map((answer, score) => (
          <label key={answer} className="answer">
            <input id={`q${step}-${score}`} type="radio" name={name} value={score} defaultChecked={chosen === String(score)} />
            <span>{answer}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
