import { crisisLinesFor } from "@/clinical/crisis-lines";
import { CONSENT_VERSION } from "@/contracts/consent";
import type { CheckInWords } from "@/messages/check-in";
import { CallMe } from "./call-me";
import { HelpSection } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import type { CheckInFacts } from "./page-facts";
import { dayRead } from "./promise";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly facts: CheckInFacts;
  readonly checkInId: string;
  readonly now: Date;
  /** True once the patient has said that they would rather not. */
  readonly declined?: boolean;
  readonly tablet?: boolean;
  readonly preview?: boolean;
};

/** Before the first check-in under this wording: who reads the answers, who is not shown them, and the one exception. */
export function ConsentPage({ words, assets, facts, checkInId, now, declined = false, tablet = false, preview = false }: Props) {
  const { say } = words;
  const clinic = facts.clinicName ?? say("clinic.unknown");
  return (
    <Page words={words} assets={assets} tablet={tablet ? checkInId : undefined} preview={preview}>
      <div className="card">
        <header>
          <p className="place">{say("page.place", { clinic })}</p>
        </header>
        <main>
          {declined ? (
            <>
              <h1>{say("consent.declined-heading")}</h1>
              <p>{say("consent.declined")}</p>
              <form method="get" action={preview ? undefined : `/check-in/${checkInId}`}>
                <button type="submit" className="quiet outlined" name="ask" value="again" disabled={preview}>
                  {say("consent.declined-undo")}
                </button>
              </form>
            </>
          ) : (
            <>
              <h1>{say("consent.heading")}</h1>
              <WhatIsAgreed words={words} facts={facts} now={now} clinic={clinic} />
              <form method={preview ? "dialog" : "post"} action={preview ? undefined : "/api/check-ins/consent"} autoComplete="off">
                <input type="hidden" name="checkIn" value={checkInId} />
                <input type="hidden" name="version" value={CONSENT_VERSION} />
                <button type="submit" className="go" name="decision" value="accepted">
                  {say("consent.accept")}
                </button>
                <p className="after-go">{say("consent.decline")}</p>
                <button type="submit" className="quiet outlined" name="decision" value="declined">
                  {say("consent.decline-button")}
                </button>
              </form>
            </>
          )}
          <HelpSection help={crisisLinesFor(facts.region)} words={words}>
            <CallMe words={words} facts={facts} asker={{ checkIn: checkInId }} now={now} preview={preview} />
          </HelpSection>
        </main>
      </div>
    </Page>
  );
}

function WhatIsAgreed({ words, facts, now, clinic }: Pick<Props, "words" | "facts" | "now"> & { readonly clinic: string }) {
  const { say } = words;
  const { staffed, timeZone } = facts;
  return (
    <>
      {staffed && <p>{say("consent.who", { clinic, day: dayRead(words, { staffed, timeZone, now }) })}</p>}
      <p>{say("consent.private")}</p>
      <p>{say("consent.exception")}</p>
      <p>{say("consent.limits")}</p>
    </>
  );
}
