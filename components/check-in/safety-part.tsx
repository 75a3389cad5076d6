import type { CrisisHelp } from "@/clinical/crisis-lines";
import { Acute, AfterItem9 } from "./after-item-9";
import { type FormView, QuestionStep } from "./question";
import type { Section } from "./questions";
import { StopButton } from "./stop-button";

type Props = {
  readonly help: CrisisHelp;
  readonly view: FormView;
  readonly asq: Section;
  readonly who: string | null;
  readonly capsule: string;
};

/** After item 9 above 0: crisis help, the ASQ where it has wording, each question with a way past it, and "Stop here and send" throughout. */
export function SafetyPart({ help, view, asq, who, capsule }: Props) {
  return (
    <section className="part safety">
      <AfterItem9 help={help} view={view} who={who} capsule={capsule} />
      {asq.questions.map((question) => (
        <QuestionStep
          key={question.field}
          question={question}
          view={view}
          lang={asq.lang}
          when={question.field === "asq.5" ? "asq5" : "asq"}
        >
          <button type="button" className="quiet only-js" data-go>
            {view.words.say("item9.skip")}
          </button>
        </QuestionStep>
      ))}
      {asq.questions.length > 0 && <Acute help={help} view={view} />}
      <StopButton words={view.words} from="item9" />
    </section>
  );
}
