import { crisisLinesFor } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { CallMe } from "./call-me";
import { HelpSection } from "./crisis-help";
import { LanguageSwitch } from "./language-switch";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import type { CheckInFacts } from "./page-facts";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly facts: CheckInFacts & { readonly clinicName: string };
  readonly token: string;
  /** Under 18 somebody else may be answering: then the button says who. */
  readonly adult: boolean;
  /** Some answers are already saved. */
  readonly begun: boolean;
  readonly now: Date;
  readonly preview?: boolean;
};

/** What a patient's link opens: who asks, how long it takes, what happens to the answers, crisis help. Only the button begins. */
export function Landing({ words, assets, facts, token, adult, begun, now, preview = false }: Props) {
  const { say } = words;
  const { clinicName: clinic } = facts;
  return (
    <Page words={words} assets={assets} preview={preview}>
      <div className="card">
        <header>
          <p className="place">{say("page.place", { clinic })}</p>
        </header>
        <main>
          <h1>{say("landing.heading", { clinic })}</h1>
          {begun && <p>{say("landing.resume-text")}</p>}
          <p className="only-js">{say("landing.how")}</p>
          <p className="only-plain">{say("landing.how-plain")}</p>
          <p className="small only-js">{say("landing.item9")}</p>
          <p className="small only-plain">
            {say("landing.item9-plain")} {say("landing.saved-plain")}
          </p>
          <form method={preview ? "dialog" : "post"} action={preview ? undefined : "/api/check-ins/start"} autoComplete="off">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="language" value={words.language} />
            {adult ? (
              <button type="submit" className="go">
                {say(begun ? "landing.resume" : "landing.start")}
              </button>
            ) : (
              <fieldset className="who">
                <legend>{say("landing.who-heading")}</legend>
                <button type="submit" className="go" name="answeredBy" value="self">
                  {say("landing.start-self")}
                </button>
                <button type="submit" className="quiet outlined" name="answeredBy" value="proxy">
                  {say("landing.start-proxy")}
                </button>
              </fieldset>
            )}
          </form>
          {!preview && <LanguageSwitch words={words} />}
          <HelpSection help={crisisLinesFor(facts.region)} words={words}>
            <CallMe words={words} facts={facts} asker={{ token }} now={now} preview={preview} />
          </HelpSection>
        </main>
      </div>
    </Page>
  );
}
