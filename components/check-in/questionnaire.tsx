import { type CrisisHelp, crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import { phq9, textOf } from "@/clinical/instruments";
import { PHQ9_FIELDS } from "@/contracts/check-in";
import type { CheckInWords } from "@/messages/check-in";
import { AfterItem9 } from "./after-item-9";
import { HelpSection } from "./crisis-help";
import { ErrorSummary } from "./error-summary";
import type { Given, Trouble } from "./given-answers";
import { Licence } from "./licence";
import { Notices } from "./notices";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import { Question } from "./question";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly clinicName: string | null;
  readonly clinicPhone: string | null;
  readonly region: Region | null;
  readonly checkInId: string;
  /** Answers to show as given, by field: what a form that came back had sent. */
  readonly given?: Given;
  /** Why the form came back. A page with trouble stays plain: it is shown to people without the script. */
  readonly trouble?: Trouble;
};

/** The PHQ-9 with its difficulty question as one form. The script turns it into one question a screen. */
export function Questionnaire({ words, assets, clinicName, clinicPhone, region, checkInId, given = {}, trouble }: Props) {
  const { say } = words;
  const help = crisisLinesFor(region);
  return (
    <Page words={words} assets={assets} title={trouble && `${trouble.heading} ${say("title")}`} script={!trouble}>
      <div className="card">
        <header className="form-head">
          <p className="place">{clinicName ? say("place", { clinic: clinicName }) : say("title")}</p>
          <h1>{say("form.heading")}</h1>
          <div className="progress" data-progress hidden>
            <span id="progress-label" data-progress-label />
            <progress aria-labelledby="progress-label" max={1} value={0} />
          </div>
        </header>
        <main>
          {trouble && <ErrorSummary {...trouble} />}
          {!trouble && <p className="intro">{say("form.intro")}</p>}
          <Form help={help} words={words} checkInId={checkInId} given={given} errors={trouble?.errors ?? {}} />
          <Notices words={words} clinicPhone={clinicPhone} />
        </main>
        <HelpSection help={help} words={words} />
        <button type="button" className="quiet" data-close hidden>
          {say("help.close")}
        </button>
        <nav className="foot" aria-label={say("help.open")}>
          <button type="button" className="back" data-back hidden>
            {say("step.back")}
          </button>
          <a className="help-link" href="#help" data-help>
            {say("help.open")}
          </a>
        </nav>
      </div>
      <Licence words={words} />
    </Page>
  );
}

type FormProps = {
  readonly help: CrisisHelp;
  readonly words: CheckInWords;
  readonly checkInId: string;
  readonly given: Given;
  readonly errors: Given;
};

function Form({ help, words, checkInId, given, errors }: FormProps) {
  const { say } = words;
  const { language, text } = textOf(phq9, words.language);
  const lang = language === words.language ? undefined : language;
  const total = PHQ9_FIELDS.length;
  return (
    <form id="check-in" method="post" action="/api/check-ins/submit" autoComplete="off" noValidate>
      {/* Enter in a form presses its first button: without this one that would be "Stop here and send". */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true">
        {say("form.send")}
      </button>
      <input type="hidden" name="checkIn" value={checkInId} />
      <input type="hidden" name="language" value={words.language} />
      <p className="stem" id="stem" lang={lang}>
        {text.stem}
      </p>
      {PHQ9_FIELDS.map((name, index) => (
        <Question
          key={name}
          name={name}
          step={String(index + 1)}
          label={say("step.mood", { number: index + 1, total })}
          number={say("form.number", { number: index + 1, total })}
          text={text.items[index] ?? ""}
          lang={lang}
          answers={text.answers}
          chosen={given[name]}
          error={errors[name]}
          describedBy="stem"
        >
          {index === 0 && (
            <p className="hint" data-hint hidden>
              {say("form.hint")}
            </p>
          )}
        </Question>
      ))}
      <AfterItem9 help={help} words={words} />
      <Question
        name="phq9.difficulty"
        step="difficulty"
        label={say("step.more")}
        text={text.difficulty.question}
        lang={lang}
        answers={text.difficulty.answers}
        chosen={given["phq9.difficulty"]}
        error={errors["phq9.difficulty"]}
      />
      <button type="button" className="go" data-next hidden>
        {say("step.next")}
      </button>
      <section className="step" data-step="send" data-label={say("step.send")}>
        <div data-only-script hidden>
          <h2>{say("send.heading")}</h2>
          <p>{say("send.text")}</p>
        </div>
        <button type="submit" className="go">
          {say("form.send")}
        </button>
      </section>
    </form>
  );
}
