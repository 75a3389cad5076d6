import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import { HelpSection } from "@/components/check-in/crisis-help";
import { Page } from "@/components/check-in/page";
import type { PageAssets } from "@/components/check-in/page-assets";
import type { CheckInWords } from "@/messages/check-in";

type Props = { readonly words: CheckInWords; readonly assets: PageAssets; readonly region: Region | null };

/** What the clinic's device shows between two people: thanks, help, and the way in for staff. It knows nobody. */
export function HandedBack({ words, assets, region }: Props) {
  const { say } = words;
  return (
    <Page words={words} assets={assets}>
      <div className="card">
        <main>
          <h1>{say("tablet.heading")}</h1>
          <p>{say("tablet.text")}</p>
          <HelpSection help={crisisLinesFor(region)} words={words} />
          <p className="small">
            <a href="/sign-in" lang="en">
              Clinic team: sign in
            </a>
          </p>
        </main>
      </div>
    </Page>
  );
}
