import { crisisLinesFor, type Region } from "@/clinical/crisis-lines";
import { HelpSection } from "@/components/check-in/crisis-help";
import { Page } from "@/components/check-in/page";
import type { PageAssets } from "@/components/check-in/page-assets";
import { MESSAGE_WISHES, type MessageWish } from "@/contracts/message-wishes";
import type { CheckInWords } from "@/messages/check-in";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  readonly region: Region;
  readonly token: string;
  /** What is in force: it is not offered again. */
  readonly wants: MessageWish;
  /** Shown after a choice was stored. */
  readonly saved: boolean;
};

/** Fewer messages first: that is what the link in a mail is opened for. */
const IN_ORDER = [...MESSAGE_WISHES.filter((wish) => wish !== "all"), "all"] as const;

/** What a mail's last line leads to: which messages a patient still wants. It names nobody; opening it changes nothing, a button does. */
export function WishPage({ words, assets, region, token, wants, saved }: Props) {
  const { say } = words;
  return (
    <Page words={words} assets={assets} script={false}>
      <div className="card">
        <main>
          {saved && (
            <>
              <h1>{say("wish.done-heading")}</h1>
              <p role="status">{say("wish.done")}</p>
            </>
          )}
          {saved ? <h2>{say("wish.heading")}</h2> : <h1>{say("wish.heading")}</h1>}
          <p>{say("wish.text")}</p>
          <form method="post" action="/api/messages/wish" autoComplete="off">
            <input type="hidden" name="token" value={token} />
            {IN_ORDER.filter((wish) => wish !== wants).map((wish) => (
              <div key={wish} className="step">
                <button
                  type="submit"
                  className="quiet outlined"
                  name="wish"
                  value={wish}
                  aria-describedby={wish === "all" ? undefined : `${wish}-text`}
                >
                  {say(`wish.${wish}`)}
                </button>
                {wish !== "all" && <p id={`${wish}-text`}>{say(`wish.${wish}-text`)}</p>}
              </div>
            ))}
          </form>
          <HelpSection help={crisisLinesFor(region)} words={words} />
        </main>
      </div>
    </Page>
  );
}
