import type { CheckInWords } from "@/messages/check-in";
import type { CheckInFacts } from "./page-facts";
import { whenCalled } from "./promise";
import { PhoneField } from "./written-field";

/** Who asks: the form of this page, the check-in of its cookie, or a link. */
export type Asker = { readonly form: string } | { readonly checkIn: string } | { readonly token: string };
/** What is said once the clinic has been asked, or why it could not be. */
export type CallAnswer = { readonly heading: string; readonly text: string; readonly wrongNumber?: string };

type Props = {
  readonly words: CheckInWords;
  readonly facts: Pick<CheckInFacts, "staffed" | "timeZone">;
  readonly asker: Asker;
  readonly now: Date;
  readonly preview?: boolean;
  readonly wrongNumber?: string;
};

/**
 * "Ask the clinic to call me", with a number that nobody else answers and when somebody will see it. Inside the questionnaire its button
 * sends the whole form, so that a page without script comes back with its answers; its number has a name of its own there.
 */
export function CallMe({ words, facts: { staffed, timeZone }, asker, now, preview = false, wrongNumber }: Props) {
  const { say } = words;
  const inForm = "form" in asker ? asker.form : undefined;
  const inside = (
    <>
      <PhoneField
        name={inForm ? "helpNumber" : "privateNumber"}
        form={inForm}
        label={say("help.number")}
        hint={say("help.number-hint")}
        value={wrongNumber}
      />
      <button
        type="submit"
        className="quiet outlined"
        form={inForm}
        formAction={inForm && !preview ? "/api/check-ins/help" : undefined}
        data-call={inForm && say("help.asking")}
      >
        {say("help.ask-button")}
      </button>
    </>
  );
  return (
    <div className="call-me" data-call-me>
      {staffed && <p>{whenCalled(words, { staffed, timeZone, now })}</p>}
      {inForm ? (
        inside
      ) : (
        <form method={preview ? "dialog" : "post"} action={preview ? undefined : "/api/check-ins/help"} autoComplete="off">
          <input
            type="hidden"
            name={"token" in asker ? "token" : "checkIn"}
            value={"token" in asker ? asker.token : "checkIn" in asker ? asker.checkIn : ""}
          />
          {inside}
        </form>
      )}
    </div>
  );
}

/** On top of a page that came back: the clinic has been asked to call. */
export function CallAsked({ heading, text }: CallAnswer) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page came back because of what stands here; without it a screen reader starts at the top as if nothing had happened
    <div className="summary" role="status" tabIndex={-1} autoFocus>
      <h2>{heading}</h2>
      <p>{text}</p>
    </div>
  );
}
