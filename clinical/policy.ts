import { CADENCE_SETTINGS, type Cadence, checkCadence, checkCadenceShape, DEFAULT_CADENCE } from "./cadence-settings";
import type { PlainDate } from "./plain-date";

/** Where 10 % of simulated courses without worsening are ever alarmed, on the courses the detector was chosen on (docs/detection.md). */
const TREND_LOG_ODDS = -0.76;

/** Version of the default thresholds and cadence; stored with every score and flag. Changes with any value below. */
export const POLICY_VERSION = "2026-11-26.1";

/** Version of the rule code; stored beside the policy version. Changes when a rule decides differently on the same numbers. */
export const CODE_VERSION = "2";

export const POLICY_DATE: PlainDate = "2026-11-26";

type Threshold = {
  readonly value: number;
  readonly unit: "points" | "days" | "answer 0-3" | "grade 0-3" | "log odds" | "check-ins";
  readonly source: string;
  /** What a clinic may set it to, both ends included; null where it is not a clinic's to change. */
  readonly bounds: { readonly from: number; readonly to: number } | null;
};

const KROENKE = "Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613 (severity bands)";
const GAD7 = "Spitzer et al. 2006, Arch Intern Med 166:1092-1097 (severity bands)";
const LOWE = "Löwe et al. 2004, Med Care 42:1194-1201: 5 points is the minimal clinically important difference";
const RELIABLE = "NHS Talking Therapies manual: reliable change of the PHQ-9 is 6 points (secondary source)";
const RELIABLE_GAD7 = "NHS Talking Therapies manual: reliable change of the GAD-7 is 4 points (secondary source)";
const ITEM9 = "Product default: any endorsement of item 9 is seen by a clinician";
const PRODUCT = "Product default";
const between = (from: number, to: number) => ({ from, to });

/**
 * Every number a rule compares with, with its unit, where it comes from and how far a clinic may move it. What decides over item 9 is
 * fixed. docs/clinical-safety.md has a row for each.
 */
export const THRESHOLDS = {
  item9High: { value: 2, unit: "answer 0-3", source: ITEM9, bounds: null },
  item9: { value: 1, unit: "answer 0-3", source: ITEM9, bounds: null },
  severeTotal: { value: 20, unit: "points", source: KROENKE, bounds: between(16, 20) },
  moderatelySevereTotal: { value: 15, unit: "points", source: KROENKE, bounds: between(12, 15) },
  moderateTotal: { value: 10, unit: "points", source: `${KROENKE}; 10 or more: 88 % sensitive, 88 % specific`, bounds: between(8, 11) },
  newBandRise: { value: 5, unit: "points", source: LOWE, bounds: between(3, 6) },
  reliableRise: { value: 6, unit: "points", source: RELIABLE, bounds: between(4, 8) },
  confirmedRise: { value: 5, unit: "points", source: LOWE, bounds: between(3, 6) },
  riseFromBest: {
    value: 8,
    unit: "points",
    source: `${PRODUCT}: beyond reliable change, since the best of several means is low by chance`,
    bounds: between(6, 10),
  },
  earlyRise: { value: 5, unit: "points", source: LOWE, bounds: between(3, 6) },
  stillHighTotal: { value: 15, unit: "points", source: KROENKE, bounds: between(10, 18) },
  stillHighOnceIn: { value: 56, unit: "days", source: `${PRODUCT}: two visit intervals`, bounds: between(28, 56) },
  anxietyRise: { value: 6, unit: "points", source: `${PRODUCT}: above the reliable change of the GAD-7`, bounds: between(4, 8) },
  anxietyConfirmedRise: { value: 4, unit: "points", source: RELIABLE_GAD7, bounds: between(3, 6) },
  severeAnxietyTotal: { value: 15, unit: "points", source: GAD7, bounds: between(10, 15) },
  extremeDifficulty: { value: 3, unit: "answer 0-3", source: `${PRODUCT}: "extremely difficult"`, bounds: between(2, 3) },
  divergingRise: { value: 5, unit: "points", source: LOWE, bounds: between(3, 6) },
  severeSymptom: { value: 3, unit: "grade 0-3", source: `${PRODUCT}: marked severe`, bounds: between(2, 3) },
  trendLogOdds: {
    value: TREND_LOG_ODDS,
    unit: "log odds",
    source: "Isomood's own simulation (docs/detection.md)",
    bounds: between(-1.25, 0.25),
  },
  trendRise: { value: 2, unit: "points", source: `${PRODUCT}: less above the level before is not worth a call`, bounds: between(1, 4) },
  highBaselineWindow: {
    value: 3650,
    unit: "days",
    source: `${PRODUCT}: a high score is a warning however early it was given`,
    bounds: null,
  },
  preTreatmentWindow: {
    value: 42,
    unit: "days",
    source: `${PRODUCT}: an older score is no longer a pre-treatment score`,
    bounds: between(28, 60),
  },
  dayZeroWindow: { value: 3, unit: "days", source: `${PRODUCT}: a Friday start is answered on Monday`, bounds: between(0, 6) },
  repeatWindow: { value: 28, unit: "days", source: `${PRODUCT}: one visit interval`, bounds: between(0, 28) },
  repeatWorseBy: { value: 3, unit: "points", source: `${PRODUCT}: a clear step up is news`, bounds: between(1, 3) },
  contactWindow: {
    value: 28,
    unit: "days",
    source: `${PRODUCT}: item 9 again soon after a contact is that contact's business`,
    bounds: between(0, 28),
  },
  missedAfter: { value: 7, unit: "days", source: `${PRODUCT}: the check-in has closed`, bounds: between(3, 7) },
  firstWeeks: {
    value: 56,
    unit: "days",
    source: `${PRODUCT}: mood events cluster early; every miss in these days is a task`,
    bounds: between(28, 84),
  },
  missesInARow: { value: 2, unit: "check-ins", source: `${PRODUCT}: where nothing else raises concern`, bounds: between(1, 2) },
} as const satisfies Record<string, Threshold>;

export type ThresholdId = keyof typeof THRESHOLDS;
export const THRESHOLD_IDS = Object.keys(THRESHOLDS) as ThresholdId[];

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
  cadence: DEFAULT_CADENCE,
};

/**
 * The policy that a clinic has stored. What a later version added and the stored one lacks is the default's. Bounds are not
 * looked at: they are for what is set from now on (`checkPolicy`), and no submission may fail because they moved since.
 * @throws RangeError on anything else that is not a policy: a rule compared with nothing would fire always or never, silently
 */
export function policyFrom(stored: unknown): Policy {
  const { version, thresholds, cadence } = (stored ?? {}) as Partial<Policy>;
  if (typeof version !== "string" || typeof thresholds !== "object" || thresholds === null) throw new RangeError("Not a stored policy");
  const known: Partial<Record<ThresholdId, unknown>> = thresholds;
  const merged = { ...defaultPolicy.thresholds };
  for (const id of THRESHOLD_IDS) if (known[id] !== undefined) merged[id] = finite(id, known[id]);
  const whole = { ...defaultPolicy.cadence, ...cadence };
  for (const setting of CADENCE_SETTINGS) checkCadenceShape(setting, whole[setting]);
  return { version, thresholds: merged, cadence: whole };
}

function finite(id: ThresholdId, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new RangeError(`Not a threshold: ${id}`);
  return value;
}

/**
 * Refuses a policy that a clinic may not set.
 * @throws RangeError that names the threshold or setting: outside its bounds (which keep the bands in order), a fraction of anything but
 * log odds, or changed where it is fixed
 */
export function checkPolicy({ thresholds, cadence }: Policy): void {
  checkCadence(cadence);
  for (const id of THRESHOLD_IDS) checkThreshold(id, thresholds[id]);
}

function checkThreshold(id: ThresholdId, value: number): void {
  const { value: fixed, unit, bounds }: Threshold = THRESHOLDS[id];
  const { from, to } = bounds ?? { from: fixed, to: fixed };
  const isWhole = Number.isInteger(value) || (unit === "log odds" && Number.isFinite(value));
  if (!isWhole || value < from || value > to) throw new RangeError(`${id} is not what a clinic may set: ${from} to ${to} ${unit}`);
}
