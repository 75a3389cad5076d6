import { type CourseDirection, courseDirection } from "@/clinical/course-direction";
import { localDateOf } from "@/clinical/plain-date";
import { type Database, withClinic } from "@/db/client";
import { readCheckInRow } from "@/db/queries/check-ins";
import { sharesCourse } from "@/db/queries/clinics";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import type { CheckInActor } from "@/server/actor";
import { depressionPart } from "@/server/course-history";
import { newestOfEachFlag, signaturesOf } from "@/server/signatures";

/** A patient's own course as they may see it. Dates are of their own calendar. */
export type OwnCourse = {
  readonly points: { readonly on: string; readonly total: number }[];
  readonly direction: CourseDirection;
  /** The day of the first answers. */
  readonly since: string;
  /** When the clinic was last in touch with them, and when it plans to look again; null where neither is recorded. */
  readonly contactedOn: string | null;
  readonly looksAgainOn: string | null;
};

/**
 * A patient's own course, after sending: null before, where the clinic does not share it, and while anything `now` or `today` is open: then
 * the clinic tells them itself.
 */
export function readOwnCourse(db: Database, { clinicId, checkInId, generation }: CheckInActor, now: Date): Promise<OwnCourse | null> {
  return withClinic(db, clinicId, async (tx) => {
    const [checkIn, record, shares] = await Promise.all([
      readCheckInRow(tx, checkInId),
      loadCourseRecord(tx, { checkInId }, { lock: false }),
      sharesCourse(tx),
    ]);
    if (!record || !shares || checkIn?.generation !== generation || checkIn.state !== "submitted") return null;
    return record.openFlags.some(({ urgency }) => urgency === "now" || urgency === "today") ? null : ownCourseOf(record, now);
  });
}

function ownCourseOf({ answered, acknowledgements, about: { timeZone } }: CourseRecord, now: Date): OwnCourse | null {
  const on = (at: Date) => localDateOf(at, timeZone);
  const scored = answered.filter((part) => depressionPart([part]) !== null);
  const points = scored.flatMap(({ at, total }) => (total === null ? [] : [{ on: on(at), total }]));
  const [first] = points;
  if (!first) return null;
  const contacts = signaturesOf(acknowledgements)
    .filter(({ outcome }) => outcome === "contacted")
    .map(({ at }) => on(at));
  const reviews = newestOfEachFlag(acknowledgements).flatMap(({ reviewOn }) =>
    reviewOn !== null && reviewOn >= on(now) ? [reviewOn] : [],
  );
  return {
    points,
    direction: courseDirection(points.map(({ total }) => total)),
    since: first.on,
    contactedOn: contacts.sort().at(-1) ?? null,
    looksAgainOn: reviews.sort()[0] ?? null,
  };
}
