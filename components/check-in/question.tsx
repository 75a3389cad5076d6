import type { ReactNode } from "react";
import type { CheckInWords } from "@/messages/check-in";
import { type Given, idOf } from "./given-answers";
import type { Question, Section } from "./questions";

/** What every part of the form shows beside its questions: the words, the answers given, and what is wrong with them. */
export type FormView = { readonly words: CheckInWords; readonly given: Given; readonly errors: Given };

/** From this many characters on a question is set smaller, so that its answers still stand on a small phone's screen with it. */
const LONG = 90;

type StepProps = {
  readonly question: Question;
  readonly view: FormView;
  readonly lang: string | undefined;
  /** Said in small before the question on the plain page: "Question 3 of 9". */
  readonly number?: string;
  /** When the script shows this screen; always where it is missing. */
  readonly when?: "asq" | "asq5" | "difficulty";
  /** The form cannot be sent without it. */
  readonly needed?: boolean;
  readonly isItem9?: boolean;
  readonly describedBy?: string;
  readonly children?: ReactNode;
};

/** One question with its answers, a screen of its own with the script: native radio buttons in a fieldset, every word as published. */
export function QuestionStep({ question, view, lang, number, when, needed, isItem9, describedBy, children }: StepProps) {
  const { field, label, text } = question;
  const error = view.errors[field];
  const id = idOf(field);
  return (
    <fieldset
      className={isItem9 ? "step question item-9" : "step question"}
      id={`q-${id}`}
      data-step={field}
      data-label={label}
      data-when={when}
      data-needed={needed}
      data-single
      aria-describedby={[describedBy, error && `${id}-error`].filter(Boolean).join(" ") || undefined}
    >
      <legend>
        <h2 className={text.length > LONG ? "long" : undefined}>
          {number && <span className="number">{number} </span>}
          <span lang={lang} data-text>
            {text}
          </span>
        </h2>
      </legend>
      <FieldError id={id} error={error} />
      <Choices question={question} view={view} lang={lang} />
      {children}
    </fieldset>
  );
}

type RowProps = {
  readonly question: Question;
  readonly view: FormView;
  readonly lang: string | undefined;
  /** Answers beside each other: of equal width, or each as wide as its words. Else one below the other. */
  readonly layout?: "even" | "compact";
  /** Shown only while another question of the form has one of these answers: "medicineChange=psychotropic unsure". */
  readonly shownIf?: string;
  readonly hint?: string;
};

/** One of several questions on a screen. */
export function QuestionRow({ question, view, lang, layout, shownIf, hint }: RowProps) {
  const { field, text } = question;
  const error = view.errors[field];
  const id = idOf(field);
  return (
    <fieldset className="field" id={`q-${id}`} data-row={field} data-if={shownIf} aria-describedby={error && `${id}-error`}>
      <legend lang={lang} data-text>
        {text}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      <FieldError id={id} error={error} />
      <Choices question={question} view={view} lang={lang} layout={layout} />
    </fieldset>
  );
}

function Choices({ question, view, lang, layout }: Omit<RowProps, "shownIf" | "hint">) {
  const { field, choices } = question;
  return (
    <div className={`answers ${layout ?? ""}`.trim()} lang={lang}>
      {choices.map(({ value, text }) => (
        <label key={value} className="answer">
          <input id={`${idOf(field)}-${value}`} type="radio" name={field} value={value} defaultChecked={view.given[field] === value} />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}

/** What is wrong with a field, beside it. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      {error}
    </p>
  );
}

/** Said once where a part's questions are in English inside a page that is not. */
export function InEnglish({ section, words }: { readonly section: Section; readonly words: CheckInWords }) {
  return section.lang === "en" ? <p className="hint">{words.say("page.in-english")}</p> : null;
}

/** The time and manner the questions ask for. It stays in sight with each of them. */
export function Stem({ id, section }: { readonly id: string; readonly section: Section }) {
  if (section.stem === null) return null;
  return (
    <p className="stem" id={id} lang={section.lang}>
      {section.stem}
    </p>
  );
}
