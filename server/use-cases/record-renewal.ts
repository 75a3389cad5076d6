import { DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { FieldIssue } from "@/contracts/problem";
import type { RecordRenewalInput } from "@/contracts/renewals";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { readCorrectable } from "@/db/queries/course-corrections";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import { renewalWrite } from "@/db/queries/renewals";
import type { StaffActor } from "@/server/actor";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { saidDate } from "@/server/said-date";

/** The first prescription is written at most so many days before the first dose: one visit interval. */
const BEFORE_START = 31;
/** Letters that can be a reason. */
const SHORTEST_REASON = 3;

export type RecordRenewalResult =
  | { ok: true }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records that the drug was prescribed on a day for so many days, with how old the last mood check was then. Where it was older than the
 * clinic's limit, or there was none, a reason is required. `conflict`: the id was used for another renewal.
 */
export function recordRenewal(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, id, renewedOn, daysSupplied, withoutCheckReason }: RecordRenewalInput & { patientId: string },
  now: Date,
): Promise<RecordRenewalResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<RecordRenewalResult> => {
    const record = await lockNewestCourse(tx, patientId);
    const facts = record && (await readCorrectable(tx, record.about));
    if (!facts) return { ok: false, code: "not-found" };
    const sent = facts.renewals.find((one) => one.id === id);
    if (sent) return sent.on === renewedOn && sent.days === daysSupplied ? { ok: true } : { ok: false, code: "conflict" };
    const { courseId, timeZone } = record.about;
    const wrongDay = dayIssue({ ...facts, renewals: facts.renewals }, renewedOn, localDateOf(now, timeZone));
    if (wrongDay !== null) return { ok: false, code: "invalid-input", issues: [{ path: "renewedOn", message: wrongDay }] };
    const daysSinceCheck = daysSinceMoodCheck(record, renewedOn);
    const limit = record.policy.cadence.renewalCheckDays;
    const needsReason = daysSinceCheck === null || daysSinceCheck > limit;
    if (needsReason && withoutCheckReason.length < SHORTEST_REASON)
      return { ok: false, code: "invalid-input", issues: [{ path: "withoutCheckReason", message: reasonWords(daysSinceCheck, limit) }] };
    await sendTogether(tx, [
      renewalWrite(tx, {
        id,
        courseId,
        renewedOn,
        daysSupplied,
        daysSinceCheck,
        withoutCheckReason: needsReason ? withoutCheckReason : null,
        recordedBy: actor.staffId,
        recordedAt: now,
      }),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "prescription.renewed",
        subjectKind: "course",
        subjectId: courseId,
        detail: { renewedOn, daysSupplied, daysSinceCheck, withoutCheck: needsReason },
      }),
    ]);
    return { ok: true };
  });
}

/** Days from the newest scored questionnaire of that day or before; null where there is none. */
function daysSinceMoodCheck({ answered, about }: CourseRecord, renewedOn: PlainDate): number | null {
  const days = answered
    .filter(({ instrument, total }) => total !== null && DEPRESSION_INSTRUMENTS.some((id) => id === instrument))
    .map(({ at }) => daysBetween(localDateOf(at, about.timeZone), renewedOn))
    .filter((age) => age >= 0);
  return days.length === 0 ? null : Math.min(...days);
}

type Facts = { startsOn: PlainDate; endedOn: PlainDate | null; renewals: readonly { on: PlainDate }[] };

function dayIssue({ startsOn, endedOn, renewals }: Facts, on: PlainDate, today: PlainDate): string | null {
  if (on > today) return "This day is to come: record a renewal once it is written";
  if (on < addDays(startsOn, -BEFORE_START)) return `The course starts on ${saidDate(startsOn)}: check the date`;
  if (endedOn !== null && on > endedOn) return `The last dose is recorded on ${saidDate(endedOn)}`;
  if (renewals.some((one) => one.on === on)) return "A renewal is recorded for that day";
  return null;
}

function reasonWords(daysSinceCheck: number | null, limit: number): string {
  const found =
    daysSinceCheck === null
      ? "There was no mood check by that day"
      : `The last mood check was ${daysSinceCheck} days before, the limit is ${limit}`;
  return `${found}: say why it is renewed`;
}
