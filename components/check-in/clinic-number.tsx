import type { CheckInMessage, CheckInWords } from "@/messages/check-in";
import { callAddress } from "./phone-address";

type Props = {
  readonly message: CheckInMessage;
  readonly phone: string | null;
  readonly words: CheckInWords;
  readonly values?: Record<string, string>;
};

/** Stands for the number while the sentence is made, so that the number can be set apart. */
const PLACE = "\u2063";

/** A sentence that asks to call the clinic, and its number to tap; "your clinic" where no number is known. */
export function ClinicNumber({ message, phone, words: { say }, values = {} }: Props) {
  const [before, after] = say(message, { ...values, phone: PLACE }).split(PLACE);
  return (
    <>
      <p>
        {before}
        <span className="nowrap">{phone || say("clinic.unknown-number")}</span>
        {after}
      </p>
      {phone && (
        <p className="ways">
          <a className="way" href={callAddress(phone)}>
            {say("line.call", { number: phone })}
          </a>
        </p>
      )}
    </>
  );
}
