import type { CheckInWords } from "@/messages/check-in";
import type { Shown } from "./page-facts";

/** The last screen: with the script every answer once more, each a way back to its question; without it the button that sends. */
export function ReviewPart({ words: { say }, elsewhere, asks }: { words: CheckInWords; elsewhere: Shown["elsewhere"]; asks: boolean }) {
  return (
    <section className="part later">
      <div className="step" data-step="review" data-label={say("review.heading")}>
        <div className="only-js">
          <h2>{say("review.heading")}</h2>
          <p>{say(asks ? "review.text" : "review.nothing-left")}</p>
          {elsewhere.length > 0 && <p className="hint">{say("review.text-elsewhere")}</p>}
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
      </div>
    </section>
  );
}
