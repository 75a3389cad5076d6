import type { CheckInMessage, CheckInWords } from "@/messages/check-in";
import { callAddress } from "./phone-address";
import { NUMBER_PLACE, WithNumber } from "./with-number";

type Props = {
  readonly message: CheckInMessage;
  readonly phone: string | null;
  readonly words: CheckInWords;
  readonly values?: Record<string, string>;
};

/** A sentence that asks to call the clinic, and its number to tap; "your clinic" where no number is known. */
export function ClinicNumber({ message, phone, words: { say }, values = {} }: Props) {
  return (
    <>
      <p>
        <WithNumber text={say(message, { ...values, phone: NUMBER_PLACE })} number={phone || say("clinic.unknown-number")} />
      </p>
      {phone && (
        <p className="ways">
          <a className="way" href={callAddress(phone)}>
            <WithNumber text={say("line.call", { number: NUMBER_PLACE })} number={phone} />
          </a>
        </p>
      )}
    </>
  );
}
