import type { CrisisHelp } from "@/clinical/crisis-lines";
import { jurisdictionOf, packFor } from "@/clinical/jurisdiction";
import { localDateOf } from "@/clinical/plain-date";
import { LEFT_UNSENT_MS } from "@/clinical/promised-time";
import { MOOD_FIELDS } from "@/contracts/check-in";
import type { CheckInWords } from "@/messages/check-in";
import type { Given } from "./given-answers";
import { MorePart } from "./more-part";
import { type CheckInFacts, type Shown, writeShown } from "./page-facts";
import { whoReads } from "./promise";
import { type FormView, InEnglish, QuestionStep, Stem } from "./question";
import { allQuestions, type CheckInQuestions, type Section } from "./questions";
import { ReviewPart } from "./review-part";
import { SafetyPart } from "./safety-part";
import { SymptomsPart } from "./symptoms-part";

type Props = {
  readonly words: CheckInWords;
  readonly facts: CheckInFacts;
  readonly shown: Shown;
  readonly questions: CheckInQuestions;
  readonly help: CrisisHelp;
  readonly checkInId: string;
  readonly given: Given;
  readonly errors: Given;
  readonly now: Date;
  readonly preview: boolean;
  /** When somebody is told of this device's answer of 1 to item 9. */
  readonly dueAt?: Date | null;
};

/** The form itself: the parts in their order, each question of a questionnaire a screen, each of the two lists one. */
export function CheckInForm({ words, facts, shown, questions, help, checkInId, given, errors, now, preview, dueAt }: Props) {
  const { say } = words;
  const view: FormView = { words, given, errors };
  const { items, item9 } = MOOD_FIELDS[shown.instrument];
  const isElsewhere = (field: (typeof items)[number] | typeof item9) => shown.elsewhere.includes(field);
  const before = isElsewhere(item9) ? "item9" : shown.elsewhere.length > 0 ? "something" : "nothing";
  const { staffed, timeZone } = facts;
  const from = given[item9] === "1" ? (dueAt ?? new Date(now.getTime() + LEFT_UNSENT_MS)) : now;
  const pack = packFor(jurisdictionOf(facts.region), localDateOf(now, timeZone));
  // A page that does not know every answer about mood asks how hard things were in any case: the words of the question allow for "none".
  const asksDifficulty = items.some(isElsewhere);
  return (
    <form
      id="check-in"
      method={preview ? "dialog" : "post"}
      action={preview ? undefined : "/api/check-ins/submit"}
      autoComplete="off"
      noValidate
      data-item9={item9}
      data-preview={preview ? "" : undefined}
    >
      {/* Enter in a form presses its first button: without this one that would be "Stop here and send". */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true">
        {say("form.send")}
      </button>
      <input type="hidden" name="checkIn" value={checkInId} />
      <input type="hidden" name="language" value={words.language} />
      <input type="hidden" name="shown" value={writeShown(shown)} />
      <Questions id="stem-mood" section={questions.mood} view={view} hint={say("form.hint")} numbered mood />
      {!isElsewhere(item9) && (
        <SafetyPart
          help={help}
          view={view}
          asq={questions.asq}
          who={staffed && whoReads(words, given[item9] === "1" ? "today" : "now", { staffed, timeZone, now, from })}
          capsule={words.pack(pack.nextCapsule[facts.phase])}
        />
      )}
      <Questions id="stem-difficulty" section={questions.difficulty} view={view} when={asksDifficulty ? undefined : "difficulty"} later />
      <Questions id="stem-worry" section={questions.worry} view={view} numbered later />
      <SymptomsPart questions={questions} view={view} />
      <MorePart section={questions.more} elsewhere={shown.elsewhere} view={view} />
      <button type="button" className="go" data-next hidden>
        {say("step.next")}
      </button>
      <ReviewPart words={words} before={before} asks={allQuestions(questions).length > 0} />
    </form>
  );
}

type QuestionsProps = {
  readonly id: string;
  readonly section: Section;
  readonly view: FormView;
  readonly when?: "difficulty";
  /** Said beneath the first question by the script. */
  readonly hint?: string;
  readonly numbered?: boolean;
  readonly later?: boolean;
  readonly mood?: boolean;
};

/** The questions of one questionnaire under its stem, all of them needed. */
function Questions({ id, section, view, when, hint, numbered = false, later = false, mood = false }: QuestionsProps) {
  const { questions, lang } = section;
  if (questions.length === 0) return null;
  const { say } = view.words;
  return (
    <section className={`part${later ? " later" : ""}${mood ? " mood" : ""}`}>
      <Stem id={id} section={section} />
      {questions.map((question, index) => (
        <QuestionStep
          key={question.field}
          question={question}
          view={view}
          lang={lang}
          when={when}
          number={numbered ? say("form.number", { number: index + 1, total: questions.length }) : undefined}
          describedBy={section.stem === null ? undefined : id}
          needed
          isItem9={mood && /\.9$/.test(question.field)}
        >
          {index === 0 && <InEnglish section={section} words={view.words} />}
          {index === 0 && hint && <p className="hint only-js">{hint}</p>}
        </QuestionStep>
      ))}
    </section>
  );
}
