import type { AttemptOutcome } from "@/contracts/delivery-states";

const TRY_WORDS: Readonly<Record<AttemptOutcome, string>> = {
  accepted: "the mail server took it",
  deferred: "the mail server said to try later",
  refused: "refused by the mail server",
  unreachable: "the mail server could not be reached",
};

/** What came of one try to send a mail, with the server's code where it gave one. */
export function tryWords(outcome: AttemptOutcome, smtpCode: number | null): string {
  return `${TRY_WORDS[outcome]}${smtpCode === null ? "" : ` (${smtpCode})`}`;
}
