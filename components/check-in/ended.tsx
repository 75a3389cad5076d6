import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { HelpSection } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";

/** Why there is nothing to answer here. */
export type Ending = "unknown" | "expired" | "revoked" | "submitted" | "not-yet" | "session" | "away";

/** The status that programs read: an ended link is gone, a sent one has done its work. */
export const ENDING_STATUS: Readonly<Record<Ending, number>> = {
  unknown: 404,
  expired: 410,
  revoked: 410,
  submitted: 200,
  "not-yet": 200,
  session: 401,
  away: 503,
};

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly ending: Ending;
  /** Decides which crisis lines are shown; null where nothing is known. */
  readonly region: Region | null;
  /** For `not-yet`: from when the link works, in words. */
  readonly opens?: string;
};

/** A page without questions. It names neither the clinic nor anybody else, because a link can end up with a stranger; help is always on it. */
export function Ended({ words, assets, ending, region, opens }: Props) {
  return (
    <Page words={words} assets={assets}>
      <div className="card">
        <main>
          <h1>{words.say(`ended.${ending}.heading`)}</h1>
          <p>{words.say(`ended.${ending}`, { date: opens ?? "" })}</p>
          <HelpSection help={crisisLinesFor(region)} words={words} />
        </main>
      </div>
    </Page>
  );
}
