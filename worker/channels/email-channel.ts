import { patientMail } from "@/server/mails/patient-mail";
import type { Sender } from "../smtp-sender";
import type { PatientChannel } from "./patient-channel";

/** Reaches patients who have an address by e-mail, in their language. */
export function emailChannel(send: Sender, settings: { readonly appUrl: string; readonly linkSecret: string }): PatientChannel {
  return {
    kind: "email",
    reach: ({ email }) => email,
    send: (message, envelope) => send(patientMail(message, settings), { ...envelope, fromName: message.clinicName }),
  };
}
