import type { PlainDate } from "./plain-date";

/** Version of the default thresholds and cadence; stored with every score and flag. Changes with any value below. */
export const POLICY_VERSION = "2026-11-23.1";

/** Version of the rule code; stored beside the policy version. Changes when a rule decides differently on the same numbers. */
export const CODE_VERSION = "1";

export const POLICY_DATE: PlainDate = "2026-11-23";

type Threshold = { readonly value: number; readonly unit: "points" | "days" | "answer 0-3"; readonly source: string };

const KROENKE = "Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613 (severity bands)";
const LOWE = "Löwe et al. 2004, Med Care 42:1194-1201: 5 points is the minimal clinically important difference";
const RELIABLE = "NHS Talking Therapies manual: reliable change of the PHQ-9 is 6 points (secondary source)";
const ITEM9 = "Product default: any endorsement of item 9 is seen by a clinician";
const PRODUCT = "Product default";

/** Every number a rule compares with, with its unit and where it comes from. docs/clinical-safety.md has a row for each. */
export const THRESHOLDS = {
  item9High: { value: 2, unit: "answer 0-3", source: ITEM9 },
  item9: { value: 1, unit: "answer 0-3", source: ITEM9 },
  severeTotal: { value: 20, unit: "points", source: KROENKE },
  moderatelySevereTotal: { value: 15, unit: "points", source: KROENKE },
  moderateTotal: { value: 10, unit: "points", source: `${KROENKE}; 10 or more: 88 % sensitive, 88 % specific` },
  newBandRise: { value: 5, unit: "points", source: LOWE },
  reliableRise: { value: 6, unit: "points", source: RELIABLE },
  confirmedRise: { value: 5, unit: "points", source: LOWE },
  preTreatmentWindow: { value: 42, unit: "days", source: `${PRODUCT}: an older score is no longer a pre-treatment score` },
  dayZeroWindow: { value: 3, unit: "days", source: `${PRODUCT}: a Friday start is answered on Monday` },
  repeatWindow: { value: 28, unit: "days", source: `${PRODUCT}: one visit interval` },
  repeatWorseBy: { value: 3, unit: "points", source: `${PRODUCT}: a clear step up is news` },
} as const satisfies Record<string, Threshold>;

export type ThresholdId = keyof typeof THRESHOLDS;
export const THRESHOLD_IDS = Object.keys(THRESHOLDS) as ThresholdId[];

/** When check-ins fall due, in days. */
export type Cadence = {
  /** Due day of the pre-treatment check-in, relative to the first dose (negative: before it). */
  readonly preTreatmentDay: number;
  /** Days after the first dose, ascending. */
  readonly courseDays: readonly number[];
  /** After the last of `courseDays`, one every so many days to the end of the course. */
  readonly thenEveryDays: number;
  /** Length assumed while no end is known, in weeks. */
  readonly plannedWeeks: number;
  /** Days after the last dose. */
  readonly afterCourseDays: readonly number[];
  /** Days after the last dose when it was stopped for mood, or there was a `now` or `today` flag. */
  readonly closeFollowUpDays: readonly number[];
  /** ISO weekdays (1 Monday - 7 Sunday) on which a check-in may fall due; others move on to the next allowed day. */
  readonly dueWeekdays: readonly number[];
  /** A check-in stays open for so many days, the due day counted. */
  readonly windowDays: number;
};

/** The thresholds and cadence in force for a clinic. Plain data: it is stored, versioned and compared. */
export type Policy = {
  readonly version: string;
  readonly thresholds: { readonly [T in ThresholdId]: number };
  readonly cadence: Cadence;
};

/** The product's default policy. */
export const defaultPolicy: Policy = {
  version: POLICY_VERSION,
  thresholds: Object.fromEntries(THRESHOLD_IDS.map((id) => [id, THRESHOLDS[id].value])) as Policy["thresholds"],
  cadence: {
    preTreatmentDay: -7,
    courseDays: [0, 14, 28, 42, 56, 70, 84],
    thenEveryDays: 28,
    plannedWeeks: 24,
    afterCourseDays: [14, 28, 56],
    closeFollowUpDays: [3, 7, 14, 28, 56, 84],
    dueWeekdays: [1, 2, 3, 4],
    windowDays: 7,
  },
};

/**
 * The policy that a clinic has stored. What a later version added and the stored one lacks is the default's.
 * @throws RangeError on anything else that is not a policy: a rule compared with nothing would fire always or never, silently
 */
export function policyFrom(stored: unknown): Policy {
  const { version, thresholds, cadence } = (stored ?? {}) as Partial<Policy>;
  if (typeof version !== "string" || typeof thresholds !== "object" || thresholds === null) throw new RangeError("Not a stored policy");
  const known: Partial<Record<ThresholdId, number>> = thresholds;
  const merged = Object.fromEntries(THRESHOLD_IDS.map((id) => [id, known[id] ?? THRESHOLDS[id].value])) as Policy["thresholds"];
  for (const id of THRESHOLD_IDS) if (!Number.isFinite(merged[id])) throw new RangeError(`Not a threshold: ${id}`);
  return { version, thresholds: merged, cadence: { ...defaultPolicy.cadence, ...cadence } };
}
