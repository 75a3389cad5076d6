import type { DeliveryKind } from "./delivery-states";

/** A count with its labels, under the name of its metric. */
export type Sample = { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number };

/** What waits of one kind of mail, in all clinics together. Instants in ISO 8601; null: nothing waits. */
export type KindInQueue = {
  readonly kind: DeliveryKind;
  /** Owed now: their time has come, whether or not they were tried already. */
  readonly waiting: number;
  /** Those of them that were tried and did not leave. */
  readonly retrying: number;
  /** Since when the oldest of them is owed: a mail to staff since it was made, one to a patient since its newest try fell due. */
  readonly oldestSince: string | null;
};

/** What a worker writes beside its heartbeat: numbers and times, and nothing by which a clinic or a person could be known. */
export type WorkerNumbers = {
  readonly countedAt: string;
  readonly queue: readonly KindInQueue[];
  /** Steps of alerts' ladders that are due and not handed out. */
  readonly tiersDue: number;
  readonly oldestTierDueAt: string | null;
  /** What this worker counted since it started. */
  readonly counters: readonly Sample[];
};
