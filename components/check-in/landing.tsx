import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { HelpSection } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly clinicName: string;
  readonly region: Region;
  readonly token: string;
};

/** What a patient's link opens: who asks, how long it takes, what happens to the answers, crisis help. Only the button begins. */
export function Landing({ words, assets, clinicName, region, token }: Props) {
  const { say } = words;
  return (
    <Page words={words} assets={assets} script>
      <div className="card">
        <header>
          <p className="place">{say("place", { clinic: clinicName })}</p>
        </header>
        <main>
          <h1>{say("landing.heading", { clinic: clinicName })}</h1>
          {words.note && <p lang={words.note.language}>{words.note.text}</p>}
          <p>{say("landing.how")}</p>
          <p className="small">
            {say("landing.item9")} {say("landing.saved")}
          </p>
          <form method="post" action="/api/check-ins/start" autoComplete="off">
            <input type="hidden" name="token" value={token} />
            <button type="submit" className="go">
              {say("landing.start")}
            </button>
          </form>
          <HelpSection help={crisisLinesFor(region)} words={words} />
        </main>
      </div>
    </Page>
  );
}
