import { v7 as uuidv7 } from "uuid";
import { claimLapsesAt } from "@/clinical/claim-lapse";
import type { ClinicTx } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { claimLapseWrite } from "@/db/queries/claim-lapses";
import type { CourseRecord } from "@/db/queries/course-records";
import { claimBesides } from "@/db/queries/flag-claims";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { stopAlert } from "@/db/queries/flags";

type Claim = { readonly flagId: string; readonly checkInId: string | null; readonly by: string; readonly at: Date };

/** Claims for one person what else the check-in of a flag just claimed has raised and nobody has; gives all of them, the first one first. */
export async function withBesides(tx: ClinicTx, { flagId, checkInId, by, at }: Claim): Promise<string[]> {
  return [flagId, ...(checkInId === null ? [] : await claimBesides(tx, { checkInId, by, at }))];
}

/** The writes that go with claims just made: a signature and an audit entry each, when they lapse, and the alert that is owed no more. */
export function claimWrites(tx: ClinicTx, record: CourseRecord, claims: readonly string[], { checkInId, by, at }: Omit<Claim, "flagId">) {
  return [
    ...claims.map((flagId) => appendFlagEvent(tx, { id: uuidv7(), flagId, kind: "claim", staffId: by, at, meaning: "I am on it" })),
    ...lapseTimes(tx, record, claims, at),
    ...(checkInId === null || claims.length === 0 ? [] : [stopAlert(tx, { checkInId, at })]),
    ...claims.map((subjectId) =>
      auditInsert(tx, { at, actorKind: "staff", actorId: by, action: "flag.claimed", subjectKind: "flag", subjectId }),
    ),
  ];
}

/** When each of these claims lapses unless a contact is recorded, by the policy and the staffed hours in force. */
export function lapseTimes(tx: ClinicTx, { about, openFlags, policy }: CourseRecord, claims: readonly string[], at: Date) {
  const staffing = { timeZone: about.clinicTimeZone, staffedHours: about.staffedHours };
  return openFlags
    .filter(({ id }) => claims.includes(id))
    .flatMap(({ id: flagId, urgency }) => {
      const dueAt = claimLapsesAt(urgency, at, staffing, policy);
      return dueAt === null ? [] : [claimLapseWrite(tx, { flagId, dueAt })];
    });
}
