import type { CrisisHelp } from "@/clinical/crisis-lines";
import { CrisisLines, EmergencyNumbers, emergencyWords, MoreLines } from "./crisis-help";
import type { FormView } from "./question";
import { PhoneField } from "./written-field";

type Props = {
  readonly help: CrisisHelp;
  readonly view: FormView;
  /** Who reads this and by when, as far as anybody can know while the page is made; the script says it anew once the answer is stored. */
  readonly who: string | null;
  /** What the patient is told about the next capsule where they live. */
  readonly capsule: string;
};

/**
 * What is said at once when item 9 is above 0: with the script a page of its own, without it beside the question. Numbers to tap
 * first; then only what is true of this page: without the script it tells the clinic nothing before Send.
 */
export function AfterItem9({ help, view, who, capsule }: Props) {
  const { words, given, errors } = view;
  const { say } = words;
  return (
    <section className="step after-item-9" data-step="item9" data-when="item9" data-label="" aria-labelledby="item9-heading">
      <h2 id="item9-heading">{say("item9.heading")}</h2>
      <p>{say("item9.talk")}</p>
      <CrisisLines lines={help.lines} words={words} />
      {help.lines.length === 0 && <MoreLines help={help} words={words} />}
      <div className="row">
        <p>{say("item9.danger")}</p>
        <EmergencyNumbers help={help} words={words} />
      </div>
      {who && (
        <p className="note only-js waiting" role="status" data-who data-not-told={say("item9.not-told")}>
          {who}
        </p>
      )}
      <p className="note only-plain">{say("item9.who-plain")}</p>
      <PhoneField
        name="privateNumber"
        label={say("item9.number")}
        value={given.privateNumber}
        error={errors.privateNumber}
        wrong={say("errors.phone")}
      />
      <fieldset className="field" data-row="mayLeaveMessage">
        <legend data-text>{say("item9.message")}</legend>
        <div className="answers compact">
          {(["yes", "no"] as const).map((value) => (
            <label key={value} className="answer">
              <input type="radio" name="mayLeaveMessage" value={value} defaultChecked={given.mayLeaveMessage === value} />
              <span>{say(`item9.message-${value}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p>{say("item9.capsule", { capsule })}</p>
      <p>{say("item9.more")}</p>
      <button type="button" className="go only-js" data-go>
        {say("item9.continue")}
      </button>
    </section>
  );
}

/** Question 5 was answered yes or not said: the form ends, and with the script it is sent at once. */
export function Acute({ help, view: { words } }: Pick<Props, "help" | "view">) {
  const { say } = words;
  return (
    <section className="step acute" data-step="acute" data-when="acute" data-label="" aria-labelledby="acute-heading">
      <h2 id="acute-heading">{say("acute.call", { emergency: emergencyWords(help, words) })}</h2>
      <EmergencyNumbers help={help} words={words} />
      <p>{say("acute.safe")}</p>
      <CrisisLines lines={help.lines} words={words} />
      <MoreLines help={help} words={words} />
      <p className="note only-js" data-acute="sending">
        {say("acute.sending")}
      </p>
      <p className="note only-js" role="status" data-acute="sent" data-text={say("acute.sent")} />
    </section>
  );
}
