import type { ReactNode } from "react";
import { type CrisisHelp, type CrisisLine, UNKNOWN_EMERGENCY } from "@/clinical/crisis-lines";
import type { CheckInWords } from "@/messages/check-in";
import { callAddress, textAddress } from "./phone-address";
import { NUMBER_PLACE, WithNumber } from "./with-number";

type Props = { readonly help: CrisisHelp; readonly words: CheckInWords };

/** The emergency numbers inside a sentence. */
export function emergencyWords({ emergency }: CrisisHelp, { say, anyOf }: CheckInWords): string {
  return anyOf(emergency.map((number) => (number === UNKNOWN_EMERGENCY ? say("line.unknown-emergency") : number)));
}

/** The emergency numbers to tap; where the region is not known, the words instead of a number. */
export function EmergencyNumbers({ help, words }: Props) {
  return (
    <p className="ways">
      {help.emergency.map((number) =>
        number === UNKNOWN_EMERGENCY ? (
          <strong key={number}>{words.say("line.call", { number: words.say("line.unknown-emergency") })}</strong>
        ) : (
          <a key={number} className="way" href={callAddress(number)}>
            <WithNumber text={words.say("line.call", { number: NUMBER_PLACE })} number={number} />
          </a>
        ),
      )}
    </p>
  );
}

/** Lines to call, text or write to, the first one most easily tapped. Hours are said only where somebody checked them. */
export function CrisisLines({ lines, words }: { readonly lines: readonly CrisisLine[]; readonly words: CheckInWords }) {
  if (lines.length === 0) return null;
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={`${line.name} ${line.call ?? ""}`}>
          <p className="line-name">
            {words.lineName(line.name)}
            {line.hours && <small>{words.hours(line.hours)}</small>}
          </p>
          <p className="ways">
            {line.call && (
              <a className="way" href={callAddress(line.call)}>
                <WithNumber text={words.say("line.call", { number: NUMBER_PLACE })} number={line.call} />
              </a>
            )}
            {line.text && (
              <a className="way" href={textAddress(line.text)}>
                <WithNumber
                  text={
                    line.text.body
                      ? words.say("line.text-word", { word: line.text.body, number: NUMBER_PLACE })
                      : words.say("line.text", { number: NUMBER_PLACE })
                  }
                  number={line.text.to}
                />
              </a>
            )}
            {line.chat && (
              <a className="way" href={line.chat} target="_blank" rel="noopener noreferrer">
                {words.say("line.chat")}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where to find a line in any country. */
export function MoreLines({ help, words }: Props) {
  return (
    <p className="more">
      {words.say("help.more")}{" "}
      <a href={`https://${help.more}`} target="_blank" rel="noopener noreferrer">
        {help.more}
      </a>
    </p>
  );
}

/** All help there is, the emergency number first: the end of every page, and what "I need help now" opens. `children`: "ask the clinic to call". */
export function HelpSection({ help, words, children }: Props & { readonly children?: ReactNode }) {
  const others = help.lines.filter((line) => !isAnyHour(line));
  const anyHour = help.lines.filter(isAnyHour);
  return (
    <section id="help" className="help" aria-labelledby="help-heading" tabIndex={-1}>
      <h2 id="help-heading">{words.say("help.heading")}</h2>
      <div className="row">
        <p>{words.say("help.danger")}</p>
        <EmergencyNumbers help={help} words={words} />
      </div>
      {anyHour.length > 0 && <p>{words.say("help.talk")}</p>}
      <CrisisLines lines={anyHour} words={words} />
      {others.length > 0 && <p>{words.say(anyHour.length > 0 ? "help.others" : "help.talk-unchecked")}</p>}
      <CrisisLines lines={others} words={words} />
      <MoreLines help={help} words={words} />
      {children}
    </section>
  );
}

/** Whether somebody checked that this line answers at any hour: only then may the page say so. */
export function isAnyHour({ hours }: CrisisLine): boolean {
  return hours?.startsWith("24 hours") ?? false;
}
