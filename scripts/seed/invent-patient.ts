import { atLocalTime } from "@/clinical/cadence";
import type { Region } from "@/clinical/crisis-lines";
import { addDays, localDateOf, type PlainDate } from "@/clinical/plain-date";
import { drawScenario, type Scenario } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";
import { DEFAULT_TARGET_MG_PER_KG, type EnrolmentInput } from "@/contracts/enrolment";
import { inventedRecord } from "@/scripts/demo/invented-record";

/** Who enrols and where: everything of a clinic that its invented patients need. */
export type Surroundings = {
  readonly prescribers: readonly [string, ...string[]];
  readonly region: Region;
  readonly timeZone: string;
  /** Names to put together anew, as in the demo. */
  readonly names: readonly string[];
  readonly now: Date;
};

export type InventedPatient = {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly input: EnrolmentInput;
  readonly enrolledAt: Date;
  readonly endedOn: PlainDate | null;
  readonly raise: { readonly on: PlainDate; readonly mgPerDay: number } | null;
};

/** Shares that make a clinic look like one; guesses, and of no real patients. */
const WORSENING_SHARE = 0.08;
const TEEN_SHARE = 0.25;
const RAISED_SHARE = 0.6;
/** Weeks a course takes, and how many days ago the oldest began. */
const COURSE_WEEKS = { from: 18, to: 28 };
const OLDEST_START_DAYS = 240;
/** Days between enrolment and first dose. */
const ENROLLED_BEFORE = 9;
const RAISED_ON_DAY = 28;

/** One patient of a seeded clinic; the same seed and day invent the same. Nobody has an address: an invented one must never be mailed. */
export function inventPatient(seed: number, index: number, { prescribers, region, timeZone, names, now }: Surroundings): InventedPatient {
  const random = randomFrom(seed * 1_000_003 + index);
  const today = localDateOf(now, timeZone);
  const startsOn = addDays(today, ENROLLED_BEFORE - random.integer(0, OLDEST_START_DAYS));
  const endedOn = addDays(startsOn, 7 * random.integer(COURSE_WEEKS.from, COURSE_WEEKS.to));
  const weightKg = random.integer(45, 98);
  const low = Math.max(20, Math.round((weightKg * 0.5) / 10) * 10);
  const raisedOn = addDays(startsOn, RAISED_ON_DAY);
  const first = random.integer(0, names.length - 1);
  const last = random.integer(0, names.length - 1);
  const days = random.uniform() < TEEN_SHARE ? random.integer(13 * 366, 17 * 365) : random.integer(18 * 366, 40 * 365);
  return {
    seed: seed * 1_000_003 + index,
    scenario: drawScenario(random.uniform() < WORSENING_SHARE, random),
    enrolledAt: atLocalTime(addDays(startsOn, -ENROLLED_BEFORE), "10:00", timeZone),
    endedOn: endedOn < today ? endedOn : null,
    raise: raisedOn <= today && random.uniform() < RAISED_SHARE ? { on: raisedOn, mgPerDay: low + 20 } : null,
    input: {
      name: `${names[first]?.split(" ")[0]} ${names[last]?.split(" ").slice(1).join(" ")}`,
      dateOfBirth: addDays(startsOn, -days),
      recordNumber: `S${seed}-${String(index + 1).padStart(5, "0")}`,
      email: null,
      phone: null,
      ownsContact: true,
      language: "en",
      region,
      timeZone,
      startsOn,
      weightKg,
      mgPerDay: low,
      targetMgPerKg: DEFAULT_TARGET_MG_PER_KG,
      prescriberId: prescribers[index % prescribers.length] ?? prescribers[0],
      ...inventedRecord(index),
      secondLook: index % 2 === 0 ? "Discussed with the treating psychiatrist; starting low" : null,
    },
  };
}
