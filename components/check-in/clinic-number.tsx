import type { CheckInMessage, CheckInWords } from "@/messages/check-in";
import { callAddress } from "./phone-address";

type Props = { readonly message: CheckInMessage; readonly phone: string | null; readonly words: CheckInWords };

/** A sentence that asks to call the clinic, and its number to tap; "your clinic" where no number is known. */
export function ClinicNumber({ message, phone, words: { say } }: Props) {
  const [before, after] = say(message, { phone: "\n" }).split("\n");
  return (
    <>
      <p>
        {before}
        <span className="nowrap">{phone || say("clinic.unknown")}</span>
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
