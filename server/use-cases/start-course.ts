import { v7 as uuidv7 } from "uuid";
import { localDateOf } from "@/clinical/plain-date";
import type { StartCourseInput } from "@/contracts/course-start";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { checkInWrite } from "@/db/queries/check-ins";
import { type Correctable, readCorrectable } from "@/db/queries/course-corrections";
import type { CourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { countOpenFlags, courseInsert, revokeOpenCheckIns } from "@/db/queries/courses";
import { checkInLinkDeliveries } from "@/db/queries/deliveries";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { doseChangeWrite } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { isChangedSince } from "@/server/changed-since";
import { startIssue } from "@/server/course-start-issue";
import { courseStatusOf } from "@/server/course-status";
import { recordingIssues } from "@/server/dose-issues";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { plannedCheckIns } from "@/server/planned-check-ins";
import { weightDoubt } from "@/server/weighing-issue";

type Start = Omit<StartCourseInput, "seen" | "doseMeant">;

export type StartCourseResult =
  | { ok: true; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Starts another course of a patient whose last one is over, with its cadence; its first check-in opens at once. What the last course still
 * asked for ends: the new one asks instead. Refused while the last course goes on, or a flag of it is open. `conflict`: the last course is another than the sender saw.
 */
export function startCourse(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, seen, doseMeant, ...input }: Start & { patientId: string; seen?: string; doseMeant?: "1" | undefined },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<StartCourseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<StartCourseResult> => {
    const last = await lockNewestCourse(tx, patientId);
    if (!last) return { ok: false, code: "not-found" };
    // A second press, or a second try after an answer was lost.
    if (last.about.courseId === input.id) return { ok: true, dueOn: [] };
    if (isChangedSince(seen, last)) return { ok: false, code: "conflict" };
    const issues = await issuesOf(tx, last, { ...input, meant: doseMeant === "1" }, localDateOf(now, last.about.timeZone));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    return { ok: true, dueOn: await store(tx, actor, { last, input, now, linkSecret }) };
  });
}

type Asked = Start & { meant: boolean };

async function issuesOf(tx: ClinicTx, { about }: CourseRecord, input: Asked, today: string): Promise<FieldIssue[]> {
  const [facts, openFlags] = await Promise.all([readCorrectable(tx, about), countOpenFlags(tx, about.patientId)]);
  const start = startIssueOf(about, { startsOn: input.startsOn, facts, openFlags }, today);
  const { mgPerDay, weightKg, meant } = input;
  const lastKg = facts?.weights.at(-1)?.kg ?? facts?.weightKg ?? weightKg;
  const dose = { taken: [{ mgPerDay, weightKg }], before: [], path: "mgPerDay", meant, doubt: weightDoubt(weightKg, lastKg) };
  return [...(start === null ? [] : [{ path: "startsOn", message: start }]), ...recordingIssues(dose)];
}

type Started = { startsOn: string; facts: Correctable | null; openFlags: number };

function startIssueOf(about: CourseRecord["about"], { startsOn, facts, openFlags }: Started, today: string): string | null {
  if (about.endedOn === null) return "The last course goes on: record its last dose first";
  const ends = [about.endedOn, facts?.earlierEndedOn ?? about.endedOn].sort();
  const issue = startIssue({ endedOn: null, earlierEndedOn: ends.at(-1) ?? null }, startsOn, today);
  if (issue !== null) return issue;
  return openFlags > 0 ? "A flag of the last course is open: record what was done and close it first" : null;
}

type Stored = { last: CourseRecord; input: Start; now: Date; linkSecret: string };

async function store(tx: ClinicTx, { staffId }: Pick<StaffActor, "staffId">, { last, input, now, linkSecret }: Stored): Promise<string[]> {
  const { id: courseId, startsOn, weightKg, mgPerDay, targetMgPerKg } = input;
  const { patientId, timeZone, hasEmail, courseId: lastId } = last.about;
  const checkIns = plannedCheckIns(linkSecret, { courseId, startsOn, endedOn: null, timeZone }, now, last.policy);
  const about = { courseId, patientId, prescriberId: staffId, startsOn, createdAt: now, timeZone };
  await sendTogether(tx, [
    revokeOpenCheckIns(tx, lastId),
    courseInsert(tx, { id: courseId, patientId, prescriberId: staffId, startsOn, weightKg, targetMgPerKg, createdAt: now }),
    doseChangeWrite(tx, { id: uuidv7(), courseId, takesEffectOn: startsOn, mgPerDay, recordedBy: staffId, recordedAt: now }),
    checkInWrite(tx, checkIns),
    ...(hasEmail ? [checkInLinkDeliveries(tx, checkIns, now)] : []),
    putCourseStatus(tx, courseStatusOf({ about, answered: [], doses: [], openFlags: [], acknowledgements: [], policy: last.policy })),
    notifyOutbox(),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "staff",
      actorId: staffId,
      action: "course.started",
      subjectKind: "course",
      subjectId: courseId,
      detail: { startsOn, mgPerDay, weightKg, targetMgPerKg },
    }),
  ]);
  return checkIns.map(({ dueOn }) => dueOn);
}
