import { MESSAGE_LENGTH, NOTE_LENGTH } from "@/contracts/check-in";
import type { Shown } from "./page-facts";
import { type FormView, QuestionRow } from "./question";
import type { Section } from "./questions";
import { WrittenField } from "./written-field";

type Props = { readonly section: Section; readonly elsewhere: Shown["elsewhere"]; readonly view: FormView };

const STOPPED = "adherence=stopped";
const ANY_MEDICINE = "medicineChange=other psychotropic unsure";
const MOOD_MEDICINE = "medicineChange=psychotropic unsure";

/** Skin, capsules, medicines and what somebody would like to tell, on one screen. */
export function MorePart({ section, elsewhere, view }: Props) {
  const { say } = view.words;
  const row = (field: string, how: Pick<Parameters<typeof QuestionRow>[0], "layout" | "shownIf" | "hint"> = {}) => {
    const question = section.questions.find((candidate) => candidate.field === field);
    return question && <QuestionRow question={question} view={view} lang={section.lang} {...how} />;
  };
  const asks = (field: Shown["elsewhere"][number]) => !elsewhere.includes(field);
  return (
    <section className="part later">
      <div className="step" data-step="more" data-label={say("step.more")}>
        <h2>{say("more.heading")}</h2>
        <p className="hint">{say("form.optional")}</p>
        {row("skin", { layout: "compact" })}
        {row("adherence", { hint: say("more.adherence-not-started") })}
        {asks("adherence") && (
          <WrittenField name="adherenceNote" label={say("more.adherence-note")} view={view} most={NOTE_LENGTH} shownIf={STOPPED} />
        )}
        {row("medicineChange")}
        {asks("medicineChange") && (
          <WrittenField name="medicineNote" label={say("more.medicine-note")} view={view} most={NOTE_LENGTH} shownIf={ANY_MEDICINE} />
        )}
        {asks("medicineChange") && row("antidepressant", { layout: "compact", shownIf: MOOD_MEDICINE })}
        {asks("message") && (
          <WrittenField
            name="message"
            label={say("more.message")}
            hint={say("more.message-hint")}
            view={view}
            most={MESSAGE_LENGTH}
            rows={4}
            counts
          />
        )}
      </div>
    </section>
  );
}
