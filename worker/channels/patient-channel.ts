import type { PatientContact, PatientContent } from "@/db/queries/delivery-patient-mails";
import type { Envelope, SendResult } from "../smtp-sender";

/** The ways to reach patients, the one that is tried first in front. */
export const CHANNEL_KINDS = ["email"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * A way to reach patients. What is owed, when it may leave and what becomes of it is the same for every one of them; a channel knows where
 * it reaches somebody, how to put a message for its screen, and how to send it.
 */
export type PatientChannel = {
  readonly kind: ChannelKind;
  /** Where it reaches this patient; null where it cannot. */
  readonly reach: (contact: PatientContact) => string | null;
  /** One try. The delivery's id makes a second sending of the same message known as the same. */
  readonly send: (message: PatientContent, envelope: Omit<Envelope, "fromName">) => Promise<SendResult>;
};

/** The first channel that reaches this patient, and where; null if none does. */
export function channelFor(
  channels: readonly PatientChannel[],
  contact: PatientContact,
): { readonly channel: PatientChannel; readonly to: string } | null {
  for (const channel of channels) {
    const to = channel.reach(contact);
    if (to !== null) return { channel, to };
  }
  return null;
}
