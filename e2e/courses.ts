import { daysFrom } from "@/components/patient/course-days";
import { answeredOn, coursePage, openFlag } from "@/components/patient/testing-page";
import type { PatientCheckIn, PatientPage } from "@/contracts/patient-page";

const STARTS_ON = "2026-06-01";
/** The day of the first dose, so many days later, as a date. */
const day = (days: number) => new Date(Date.parse(`${STARTS_ON}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Mild dryness and the like, in the instrument's order; a headache with `headache`. */
const effects = (dryness: number, headache = 0) => [dryness, 0, dryness > 1 ? 1 : 0, 0, 0, headache, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Days from the first dose, PHQ-9, GAD-7, the level the detector sees of such a course, and how the skin was. */
type Told = [days: number, phq: number, gad: number, level: number, skin: "better" | "same" | "worse" | null];
type Plan = { told: Told[]; doses: [days: number, mgPerDay: number][]; today: number; missed?: number[]; part?: Partial<PatientPage> };

function page({ told, doses, today, missed = [], part = {} }: Plan): PatientPage {
  const usual = coursePage();
  const answered = told.map(([days, phq, gad, level, skin], i) => ({
    ...{ on: day(days), phq, gad, level, skin, sideEffects: days < 0 ? null : effects(Math.min(2, i)) },
    diverging:
      skin === "better" && told[i - 1]?.[4] === "better" && phq >= 11
        ? `PHQ-9 is ${phq}, while skin was reported better twice in a row.`
        : null,
  }));
  const checkIns = missed.map(
    (days): PatientCheckIn => ({
      ...{ id: `missed-${days}`, kind: "scheduled", dueOn: day(days), expiresAt: `${day(days + 7)}T10:00:00.000Z` },
      ...{ state: "open", unanswered: true, openNow: false },
    }),
  );
  const before = told.filter(([days]) => days <= 3).map(([, phq]) => phq);
  return {
    ...usual,
    course: {
      ...usual.course,
      startsOn: STARTS_ON,
      projectedEnd: day(154),
      doses: doses.map(([days, mgPerDay]) => ({
        ...{ id: `dose-${days}`, on: day(days), day: daysFrom(STARTS_ON, day(days)), mgPerDay },
        ...{ by: "Dr Amara Osei", recordedAt: `${day(days)}T10:00:00.000Z` },
      })),
    },
    baseline: before.length === 0 ? null : { value: before.reduce((sum, phq) => sum + phq, 0) / before.length, late: false },
    ...answeredOn(answered, STARTS_ON),
    checkIns,
    asOf: `${day(today)}T10:00:00.000Z`,
    ...part,
  };
}

/** A flag of the check-in at that place, raised with it; closed ones keep what was done. */
function flagAt(place: number, days: number, part: Partial<PatientPage["flags"][number]>) {
  const at = `${day(days)}T10:00:00.000Z`;
  const events = openFlag.events.map((event) => ({ ...event, at: `${day(days + 2)}T10:00:00.000Z` }));
  return { ...openFlag, id: `flag-${place}`, checkInId: `check-in-${place}`, raisedAt: at, events, ...part };
}

/**
 * Six courses that never change, each as the page reads it, with how its summary begins: for pictures of the chart, which would otherwise
 * move with the calendar.
 */
export const SIX_COURSES: readonly { name: string; says: string; page: PatientPage }[] = [
  {
    name: "stable",
    says: "PHQ-9 stayed between 3 and 6",
    page: page({
      told: [
        [-7, 4, 3, 3.9, null],
        [0, 5, 3, 4.4, "same"],
        [14, 4, 2, 4.2, "worse"],
        [28, 3, 2, 3.7, "same"],
        [42, 5, 4, 4.2, "better"],
        [56, 4, 3, 4.1, "better"],
        [70, 6, 4, 4.7, "better"],
        [84, 4, 3, 4.3, "better"],
      ],
      doses: [[0, 30]],
      today: 88,
    }),
  },
  {
    name: "drift",
    says: "PHQ-9 rose from 4 to 13",
    page: page({
      told: [
        [-7, 4, 4, 3.9, null],
        [0, 5, 4, 4.4, "same"],
        [14, 5, 5, 4.6, "same"],
        [28, 7, 5, 5.4, "better"],
        [42, 9, 6, 6.7, "better"],
        [56, 10, 8, 8.2, "same"],
        [70, 12, 8, 10.1, "better"],
        [84, 13, 9, 11.6, "better"],
      ],
      doses: [
        [0, 20],
        [28, 30],
      ],
      today: 86,
      part: { flags: [flagAt(6, 70, { state: "closed" }), flagAt(7, 84, { rule: "diverging", title: "Diverging", events: [] })] },
    }),
  },
  {
    name: "sudden",
    says: "PHQ-9 rose from 6 to 17 over seven weeks.",
    page: page({
      told: [
        [-7, 6, 5, 5.6, null],
        [0, 6, 4, 5.7, "same"],
        [13, 5, 4, 5.4, "worse"],
        [28, 8, 6, 6.4, "same"],
        [35, 13, 8, 9.3, "same"],
        [42, 17, 9, 13.2, "better"],
      ],
      doses: [
        [0, 20],
        [27, 40],
      ],
      today: 42,
      part: { flags: [flagAt(5, 42, { rule: "item-9-high", title: "Item 9", urgency: "now", claimedBy: null, events: [] })] },
    }),
  },
  {
    name: "relapse",
    says: "PHQ-9 fell from 15 to 4 in week 8, then rose to 14",
    page: page({
      told: [
        [-7, 15, 12, 13.6, null],
        [0, 14, 11, 13.7, "same"],
        [14, 11, 9, 11.5, "same"],
        [28, 8, 7, 9, "better"],
        [42, 6, 5, 7, "better"],
        [56, 4, 4, 5.3, "better"],
        [70, 5, 4, 5, "same"],
        [84, 9, 8, 5.9, "same"],
        [98, 14, 11, 9.4, "same"],
      ],
      doses: [
        [0, 30],
        [42, 0],
        [49, 40],
      ],
      today: 101,
      part: { flags: [flagAt(8, 98, { rule: "rise-from-best", title: "Rise from best" })] },
    }),
  },
  {
    name: "sparse",
    says: "PHQ-9 moved between 7 and 12",
    page: page({
      told: [
        [-7, 8, 6, 7.4, null],
        [42, 12, 7, 9.2, "better"],
        [84, 7, 5, 7.8, "same"],
      ],
      doses: [[0, 30]],
      missed: [0, 14, 28, 56, 70, 112],
      today: 122,
      part: { flags: [flagAt(0, 63, { rule: "missed", title: "Missed", urgency: "missed", checkInId: "missed-56", events: [] })] },
    }),
  },
  {
    name: "no-data",
    says: "No check-in has been answered yet",
    page: page({ told: [], doses: [[0, 30]], today: 3, part: { daysSinceLast: null } }),
  },
];
