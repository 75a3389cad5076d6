import { crisisLinesFor } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { type CallAnswer, CallAsked, CallMe } from "./call-me";
import { CheckInForm } from "./check-in-form";
import { HelpSection } from "./crisis-help";
import { ErrorSummary } from "./error-summary";
import type { Given, Trouble } from "./given-answers";
import { LanguageSwitch } from "./language-switch";
import { Licence } from "./licence";
import { Notices } from "./notices";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import { type CheckInFacts, type Shown, tellingNothing } from "./page-facts";
import { questionsOf } from "./questions";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly facts: CheckInFacts;
  readonly shown: Shown;
  readonly checkInId: string;
  readonly now: Date;
  /** Answers to show as given, by field: what this device saved, or what a form that came back had sent. */
  readonly given?: Given;
  /** Why the form came back. A page that came back stays plain: it is shown to people without the script. */
  readonly trouble?: Trouble;
  /** The form came back because the clinic was asked to call. */
  readonly asked?: CallAnswer;
  /** The form came back in another language. */
  readonly plain?: boolean;
  readonly tablet?: boolean;
  readonly preview?: boolean;
  /** When somebody is told of this device's answer of 1 to item 9; left out, half an hour from now. */
  readonly dueAt?: Date | null;
};

/** A whole check-in as one form. The script turns it into one question a screen. */
export function Questionnaire(props: Props) {
  const { words, assets, facts, checkInId, now, given = {}, trouble, asked, plain = false, tablet = false, preview = false } = props;
  const { say } = words;
  const shown = tellingNothing(props.shown);
  const help = crisisLinesFor(facts.region);
  const questions = questionsOf(shown, words);
  const script = !trouble && !asked && !plain;
  // Only where the first screen is the first question for certain: a tap on it must change no answer given before. The clinic's device keeps
  // the script, and shows nothing that it could not close.
  const early = script && !tablet && shown.elsewhere.length === 0 && Object.keys(given).length === 0;
  return (
    <Page
      {...{ words, assets, script, early, preview }}
      title={trouble && `${trouble.heading} ${say("page.title")}`}
      tablet={tablet ? checkInId : undefined}
    >
      <div className="card">
        <header className="form-head">
          <p className="place">{facts.clinicName ? say("page.place", { clinic: facts.clinicName }) : say("page.title")}</p>
          <h1>{say("form.heading")}</h1>
          {/* There from the first paint, so that the answers do not move when the script comes. */}
          <div className="progress only-js" data-progress hidden={!early}>
            <p>
              <span id="progress-label" data-progress-label>
                {early && questions.mood.questions[0]?.label}
              </span>
              {/* Beside every screen, that after item 9, too. */}
              <span role="status" data-saved data-yes={say("form.saved")} data-no={say("form.not-saved")} />
            </p>
            <progress aria-labelledby="progress-label" max={1} value={0} />
          </div>
        </header>
        <main>
          {asked && <CallAsked {...asked} />}
          {trouble && <ErrorSummary {...trouble} />}
          {!trouble && <p className="intro">{say(shown.elsewhere.length > 0 ? "form.intro-resumed" : "form.intro-plain")}</p>}
          <CheckInForm
            {...{ words, facts, shown, questions, help, checkInId, given, now, preview }}
            dueAt={props.dueAt}
            errors={trouble?.errors ?? {}}
          />
          <Notices words={words} clinicPhone={facts.clinicPhone} preview={preview} />
        </main>
        <HelpSection help={help} words={words}>
          <CallMe words={words} facts={facts} asker={{ form: "check-in" }} now={now} preview={preview} wrongNumber={asked?.wrongNumber} />
        </HelpSection>
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
      <Foot words={words} preview={preview} />
    </Page>
  );
}

function Foot({ words, preview }: { readonly words: CheckInWords; readonly preview: boolean }) {
  return (
    <footer className="below">
      {!preview && <LanguageSwitch words={words} form="check-in" />}
      <Licence words={words} />
    </footer>
  );
}
