import { z } from "zod";
import type { RuleId } from "@/clinical/rules";
import type { AlertPath } from "./alert-path";
import type { AttemptOutcome, DeliveryKind, DeliveryState } from "./delivery-states";
import type { NEEDS_YOU } from "./panel";
import type { Role } from "./roles";
import type { KindInQueue } from "./worker-numbers";

/** How far back the load goes, in weeks from Monday to Sunday on the clinic's clock, the current one included. */
export const LOAD_WEEKS = 12;
/** How far back it is told what became of each person's mails, days. */
export const RECIPIENT_DAYS = 30;
/** So many waiting mails are shown one by one, the oldest first. */
export const UNSENT_SHOWN = 10;

/** One try that failed, or succeeded: when, how, with the server's code. */
export type Try = { at: string; outcome: AttemptOutcome; smtpCode: number | null };

/** A mail that is owed now and has not left. It names who it is for, and no patient. `to` null: a patient. */
export type UnsentMail = {
  id: string;
  kind: DeliveryKind;
  to: string | null;
  owedSince: string;
  attempts: number;
  lastTry: Try | null;
  nextTryAt: string;
};

/** What became of the mails to one of the clinic's people. */
export type Recipient = {
  staffId: string;
  name: string;
  role: Role;
  sent: number;
  refused: number;
  /** Tried, and not out yet. */
  retrying: number;
  lastSentAt: string | null;
  lastFailure: Try | null;
};

export type TestMail = {
  id: string;
  to: string;
  askedAt: string;
  state: DeliveryState;
  settledAt: string | null;
  attempts: number;
  lastTry: Try | null;
};

/** Counts by week, as many as `weeks`, the oldest first. */
export type Counts = readonly number[];

export type AlertLoad = {
  /** The Monday of each week, the oldest first. */
  weeks: readonly string[];
  /** Alert mails and digests that left. */
  mails: Counts;
  /** Check-ins that owed an alert, by its urgency. Null for who may not know what alerts are about. */
  alerts: Readonly<Record<(typeof NEEDS_YOU)[number], Counts>> | null;
  /** Flags by the rule that raised them, only those that were. Null as above. */
  rules: readonly { rule: RuleId; counts: Counts }[] | null;
};

/** A clinic's alert mails: what waits, what failed for whom, and how many there are. Names no patient. */
export type AlertsPage = {
  path: AlertPath;
  /** When a worker was last heard of; null: never. */
  heardAt: string | null;
  smtpFailingSince: string | null;
  queue: readonly KindInQueue[];
  unsent: readonly UnsentMail[];
  /** Steps of ladders that are due and for which nobody could be found. */
  tiersDue: number;
  recipients: readonly Recipient[];
  tests: readonly TestMail[];
  load: AlertLoad;
  /** Who may be sent a test mail: whoever asks, and the clinicians. */
  people: readonly { id: string; name: string }[];
  /** When the server read this. */
  asOf: string;
};

/** Sending a test mail. The id is made where it is asked for: a second press is the same mail. */
export const testMailInput = z.strictObject({ id: z.uuid(), to: z.uuid("Choose who gets it") });
export type TestMailInput = z.output<typeof testMailInput>;
