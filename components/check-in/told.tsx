import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { HelpSection } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly region: Region | null;
  readonly heading: string;
  readonly text: string;
  /** Where the page came from. */
  readonly back?: string;
};

/** What is said after a button of a page without answers: the clinic was asked to call, a fresh link was asked for. */
export function Told({ words, assets, region, heading, text, back }: Props) {
  return (
    <Page words={words} assets={assets}>
      <div className="card">
        <main>
          <h1>{heading}</h1>
          <p>{text}</p>
          {back && (
            <p className="more">
              <a href={back}>{words.say("help.back")}</a>
            </p>
          )}
          <HelpSection help={crisisLinesFor(region)} words={words} />
        </main>
      </div>
    </Page>
  );
}
