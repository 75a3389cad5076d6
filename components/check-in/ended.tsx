import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { type Asker, CallMe } from "./call-me";
import { HelpSection } from "./crisis-help";
import { Page } from "./page";
import type { PageAssets } from "./page-assets";
import type { CheckInFacts } from "./page-facts";

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
  /** Where the check-in is known: then the clinic can be asked to call, and an expired link for a fresh one. */
  readonly known?: {
    readonly asker: Exclude<Asker, { form: string }>;
    readonly facts: Pick<CheckInFacts, "staffed" | "timeZone">;
    readonly now: Date;
  };
};

/** A page without questions. It names neither the clinic nor anybody else, because a link can end up with a stranger; help is always on it. */
export function Ended({ words, assets, ending, region, opens, known }: Props) {
  const { say } = words;
  return (
    <Page words={words} assets={assets}>
      <div className="card">
        <main>
          <h1>{say(`ended.${ending}-heading`)}</h1>
          <p>{say(`ended.${ending}`, { date: opens ?? "" })}</p>
          {ending === "expired" && known && "token" in known.asker && (
            <form method="post" action="/api/check-ins/fresh-link" autoComplete="off">
              <p>{say("ended.fresh-text")}</p>
              <input type="hidden" name="token" value={known.asker.token} />
              <button type="submit" className="go">
                {say("ended.fresh-button")}
              </button>
            </form>
          )}
          <HelpSection help={crisisLinesFor(region)} words={words}>
            {known && <CallMe words={words} {...known} />}
          </HelpSection>
        </main>
      </div>
    </Page>
  );
}
