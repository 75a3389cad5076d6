import type { StaffedHours } from "@/clinical/alert-due";
import type { AnsweredBy, DepressionInstrument } from "@/clinical/check-in-answers";
import { ageOn, type CoursePhase } from "@/clinical/course";
import type { Region } from "@/clinical/crisis-lines";
import { ADULT_AGE, ANTIDEPRESSANT_WATCH_AGE, depressionInstrumentFor } from "@/clinical/depression-instrument";
import { addDays, localDateOf, type PlainDate, parsePlainDate } from "@/clinical/plain-date";
import type { Language } from "@/contracts/languages";
import { type Database, enterClinic, withClinic, withLookup } from "@/db/client";
import { findCheckInByTokenHash, readCheckInRow } from "@/db/queries/check-ins";
import type { CheckInActor } from "@/server/actor";
import { standingOf } from "@/server/check-in-standing";
import { hashOf } from "@/server/check-in-token";
import { phaseOf } from "@/server/course-phase";

/** The furthest promise is of three working days: longer than this no clinic is closed for. */
const HOLIDAYS_AHEAD_DAYS = 60;

export type CheckInView = {
  readonly clinicId: string;
  readonly checkInId: string;
  readonly generation: number;
  readonly state: "ready" | "not-yet" | "submitted" | "expired" | "revoked";
  readonly clinic: {
    readonly name: string;
    readonly phone: string;
    readonly region: Region;
    readonly timeZone: string;
    readonly staffedHours: StaffedHours;
  };
  readonly language: Language;
  readonly region: Region;
  readonly timeZone: string;
  readonly opensAt: Date;
  readonly expiresAt: Date;
  readonly receivedAt: Date | null;
  readonly instrument: DepressionInstrument;
  /** 18 or older, and younger than 25, on the patient's own day. */
  readonly adult: boolean;
  readonly under25: boolean;
  /** Where in the course that day lies. */
  readonly phase: CoursePhase;
  /** What whoever answers last said to the consent text in force. */
  readonly consent: "needed" | "accepted" | "declined";
  /** Answers have been saved, on whatever device. */
  readonly begun: boolean;
};

/** The check-in that a link opens, without changing anything; null for a link that is nobody's. */
export function findCheckInByToken(db: Database, token: string, now: Date): Promise<CheckInView | null> {
  return withLookup(db, hashOf(token), async (tx) => {
    const found = await findCheckInByTokenHash(tx, hashOf(token));
    if (!found) return null;
    return view(await readCheckInRow(await enterClinic(tx, found.clinicId), found.id), found.generation, now);
  });
}

/**
 * The check-in whose cookie a phone holds; null when its link has been replaced by a newer one. It is `ready` for as long as its answers can
 * be sent: whoever has begun can open the page again in the last hour, too.
 */
export function readCheckIn(db: Database, actor: CheckInActor, now: Date, answeredBy: AnsweredBy = "self"): Promise<CheckInView | null> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const row = await readCheckInRow(tx, actor.checkInId, answeredBy);
    const shown = view(row, actor.generation, now);
    const begun = shown?.state === "expired" && standingOf(row, actor.generation, now) === "open";
    return begun ? { ...shown, state: "ready" } : shown;
  });
}

function view(row: Awaited<ReturnType<typeof readCheckInRow>>, generation: number, now: Date): CheckInView | null {
  if (!row || row.generation !== generation) return null;
  const { clinicName, clinicPhone, clinicRegion, clinicTimeZone, staffedHours, state, dateOfBirth, startsOn, endedOn, consent, ...rest } =
    row;
  const today = localDateOf(now, row.timeZone);
  const age = ageOn(dateOfBirth, today);
  return {
    ...rest,
    state: state === "open" ? openState(row.opensAt, row.expiresAt, now) : state,
    clinic: {
      name: clinicName,
      phone: clinicPhone,
      region: clinicRegion,
      timeZone: clinicTimeZone,
      staffedHours: { ...staffedHours, closedOn: holidaysAhead(staffedHours, localDateOf(now, clinicTimeZone)) },
    },
    instrument: depressionInstrumentFor(dateOfBirth, startsOn),
    adult: age >= ADULT_AGE,
    under25: age < ANTIDEPRESSANT_WATCH_AGE,
    phase: phaseOf({ startsOn, endedOn }, today).phase,
    consent: consent ?? "needed",
  };
}

/** The holidays that can decide over a promise made today: they travel in a cookie, which has little room. */
function holidaysAhead({ weekdays, closedOn = [] }: StaffedHours, today: PlainDate): PlainDate[] {
  const last = addDays(today, HOLIDAYS_AHEAD_DAYS);
  return closedOn.filter((date) => date >= today && date <= last && weekdays.includes(parsePlainDate(date).dayOfWeek));
}

function openState(opensAt: Date, expiresAt: Date, now: Date): CheckInView["state"] {
  if (now < opensAt) return "not-yet";
  return now < expiresAt ? "ready" : "expired";
}
