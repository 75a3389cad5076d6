import type { CrisisHelp } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { CrisisLines, EmergencyNumbers, MoreLines } from "./crisis-help";

/**
 * What is said at once when item 9 is above 0: with the script a page of its own, without it beside the question. Numbers to tap
 * first; then only what is true of this page, which tells the clinic nothing before Send.
 */
export function AfterItem9({ help, words }: { readonly help: CrisisHelp; readonly words: CheckInWords }) {
  const { say } = words;
  return (
    <section className="step after-item-9" data-step="item9" data-label="" aria-labelledby="item9-heading">
      <h2 id="item9-heading">{say("item9.heading")}</h2>
      <p>{say("item9.talk")}</p>
      <CrisisLines lines={help.lines} words={words} />
      {help.lines.length === 0 && <MoreLines help={help} words={words} />}
      <div className="row">
        <p>{say("item9.danger")}</p>
        <EmergencyNumbers help={help} words={words} />
      </div>
      <p className="note">{say("item9.who")}</p>
      <button type="button" className="go" data-continue hidden>
        {say("item9.continue")}
      </button>
      <button type="submit" className="quiet" name="stopped" value="1">
        {say("item9.stop")}
      </button>
    </section>
  );
}
