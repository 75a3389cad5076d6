import { type FormView, InEnglish, QuestionRow } from "./question";
import type { CheckInQuestions } from "./questions";

type Props = { readonly questions: CheckInQuestions; readonly view: FormView };

/** What is known to happen on the drug, on one screen: graded symptoms, then the warning questions. */
export function SymptomsPart({ questions: { symptoms, warnings, sexual }, view }: Props) {
  const { say } = view.words;
  const rest = [...warnings.questions, ...sexual.questions];
  if (symptoms.questions.length + rest.length === 0) return null;
  return (
    <section className="part later">
      <div className="step" data-step="symptoms" data-label={say("step.symptoms")}>
        <h2>{say("symptoms.heading")}</h2>
        <p className="hint">{say("form.optional")}</p>
        <InEnglish section={symptoms} words={view.words} />
        {symptoms.questions.map((question) => (
          <QuestionRow key={question.field} question={question} view={view} lang={symptoms.lang} layout="even" />
        ))}
        {symptoms.questions.length > 0 && (
          <button type="button" className="quiet only-js outlined" data-rest>
            {say("symptoms.rest")}
          </button>
        )}
        {rest.length > 0 && <h3>{say("symptoms.warning-heading")}</h3>}
        {warnings.questions.map((question) => (
          <QuestionRow key={question.field} question={question} view={view} lang={warnings.lang} layout="compact" />
        ))}
        {sexual.questions.map((question) => (
          <QuestionRow key={question.field} question={question} view={view} lang={sexual.lang} layout="compact" />
        ))}
      </div>
    </section>
  );
}
