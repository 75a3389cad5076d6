import type { CheckInWords } from "@/messages/check-in";
import { callAddress } from "./phone-address";

/** The clinic's number to tap, or "your clinic" where none is known. */
export function ClinicNumber({ phone, words }: { readonly phone: string | null; readonly words: CheckInWords }) {
  return phone ? <a href={callAddress(phone)}>{phone}</a> : words.say("clinic.unknown");
}
