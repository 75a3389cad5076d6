import type { CheckInWords } from "@/messages/check-in";
import { StopButton } from "./stop-button";

type Props = {
  readonly words: CheckInWords;
  /** What was answered before, on another device or in another session: nothing, something, or item 9 as well. */
  readonly before: "nothing" | "something" | "item9";
  /** Whether any question is left. */
  readonly asks: boolean;
};

/** The last screen: with the script every answer once more, each a way back to its question; without it the button that sends. */
export function ReviewPart({ words, before, asks }: Props) {
  const { say } = words;
  return (
    <section className="part later">
      <div className="step" data-step="review" data-label={say("review.heading")}>
        <div className="only-js">
          <h2>{say("review.heading")}</h2>
          <p>{say(asks ? "review.text" : "review.nothing-left")}</p>
          {before !== "nothing" && <p className="hint">{say("review.text-elsewhere")}</p>}
          <ul
            className="given"
            data-given
            data-change={say("review.change")}
            data-left-out={say("review.left-out")}
            data-not-answered={say("review.not-answered")}
          />
        </div>
        <button type="submit" className="go">
          {say("form.send")}
        </button>
        {before === "item9" && <StopButton words={words} from="always" />}
      </div>
    </section>
  );
}
