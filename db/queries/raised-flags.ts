import { and, asc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { RaisedFlag } from "@/clinical/flags";
import type { Urgency } from "@/clinical/urgency";
import { NOTICED_URGENCIES, type NoticedUrgency } from "@/contracts/flag-actions";
import type { ClinicTx } from "@/db/client";
import { given, insertRow, preparedRead } from "@/db/prepared";
import { alert, alertTier, flag, flagEvent } from "@/db/schema";
import { alertWrite, flagWrite } from "./flag-inserts";
import { notifyScreens } from "./notifications";
import { digestDueWrites } from "./task-flags";

/** What a check-in raised, before it was sent (`submissionId` null) or with it. */
export type Raised = {
  checkInId: string;
  submissionId: string | null;
  courseId: string;
  at: Date;
  policyVersion: string;
  codeVersion: string;
  flags: readonly (RaisedFlag & { id: string })[];
  /** What happened again to flags that were there already. */
  joins: readonly { flagId: string; meaning: string }[];
  /** What is noted on flags that were there already, because nothing happened to them. */
  notes?: readonly { flagId: string; meaning: string }[];
  alert: NewAlert | null;
  /** The morning whose digest counts these flags, where they owe no alert; null or left out: none does. */
  digestAt?: Date | null;
  /** Owed to one person alone, because a flag that they have in hand happened again: about that flag's check-in. */
  ownersAlert?: OwnersAlert | null;
};
export type NewAlert = { id: string; urgency: Urgency; dueAt: Date };
export type OwnersAlert = NewAlert & { ownerId: string; checkInId: string };

/** The writes that store flags, what joins others, and the alert owed with its first tier, in an order that the foreign keys allow. */
export function raisedWrites(
  tx: ClinicTx,
  {
    checkInId,
    submissionId,
    courseId,
    at,
    flags,
    joins,
    notes = [],
    alert: owed,
    ownersAlert = null,
    digestAt = null,
    ...versions
  }: Raised,
) {
  const added = [
    ...joins.map((one) => ({ ...one, kind: "join" as const })),
    ...notes.map((one) => ({ ...one, kind: "annotate" as const })),
  ];
  return [
    ...flags.map(({ id, rule, urgency, numbers, items, explanation }) =>
      flagWrite(tx, {
        ...{ id, courseId, checkInId, submissionId },
        ...{ rule, urgency, numbers, items, explanation, raisedAt: at },
        policyVersion: versions.policyVersion,
        codeVersion: versions.codeVersion,
      }),
    ),
    ...added.map((one) => insertRow(flagEvent, { ...one, id: uuidv7(), staffId: null, at })),
    ...(owed
      ? [
          alertWrite(tx, { id: owed.id, checkInId, submissionId, courseId, urgency: owed.urgency, createdAt: at }),
          insertRow(alertTier, { alertId: owed.id, tier: 1, dueAt: owed.dueAt }),
          ...(isNoticed(owed.urgency) ? [notifyScreens({ kind: "alert", alertId: owed.id, urgency: owed.urgency })] : []),
        ]
      : []),
    ...(digestAt === null
      ? []
      : digestDueWrites(
          tx,
          flags.map(({ id }) => id),
          digestAt,
        )),
    ...(ownersAlert ? ownersAlertWrites(tx, ownersAlert, { courseId, at }) : []),
  ];
}

function ownersAlertWrites(tx: ClinicTx, { dueAt, ...owed }: OwnersAlert, { courseId, at }: { courseId: string; at: Date }) {
  return [
    alertWrite(tx, { ...owed, submissionId: null, courseId, createdAt: at }),
    insertRow(alertTier, { alertId: owed.id, tier: 1, dueAt }),
  ];
}

function isNoticed(urgency: Urgency): urgency is NoticedUrgency {
  return NOTICED_URGENCIES.some((noticed) => noticed === urgency);
}

const flagsOfCheckIn = preparedRead((db) =>
  db
    .select({
      id: flag.id,
      rule: flag.rule,
      numbers: flag.numbers,
      state: flag.state,
      claimedBy: flag.claimedBy,
      raisedAt: flag.raisedAt,
      submissionId: flag.submissionId,
    })
    .from(flag)
    .where(eq(flag.checkInId, given("checkInId")))
    .orderBy(asc(flag.raisedAt), asc(flag.id)),
);
const alertsOfCheckIn = preparedRead((db) =>
  db
    .select({ urgency: alert.urgency, stoppedAt: alert.stoppedAt })
    .from(alert)
    .where(and(eq(alert.checkInId, given("checkInId")), isNull(alert.ownerId))),
);

/** Every flag that a check-in has raised so far, oldest first, and every alert. */
export async function readRaised(tx: ClinicTx, checkInId: string) {
  const [flags, alerts] = await Promise.all([flagsOfCheckIn(tx, { checkInId }), alertsOfCheckIn(tx, { checkInId })]);
  return { flags, alerts };
}

export type RaisedBefore = Awaited<ReturnType<typeof readRaised>>;
