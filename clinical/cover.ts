import { type AlertUrgency, firstTier, LADDER_STEPS, type LadderStep, type NextTier, nextTier } from "./alert-ladder";
import { availableAt, type CoverPlan, cliniciansOf, onDutyAt } from "./cover-plan";

/**
 * As what somebody is told. `clinician`: because nobody whose turn it is could be. `admin`: that something is unclaimed, and nothing of what.
 * `owner`: a flag that they have in hand happened again.
 */
export const COVER_PARTS = ["prescriber", "cover", "safety-lead", "last-resort", "clinician", "admin", "owner"] as const;
export type CoverPart = (typeof COVER_PARTS)[number];

export type Told = { readonly staffId: string; readonly part: CoverPart };

/** Who is told, and how far up the ladder that is: steps for which nobody is there are passed over at once. */
export type Telling = { readonly step: LadderStep; readonly told: readonly Told[] };

/**
 * What is amiss with a plan at an instant, gravest first. `nobody`: no clinician is there, and all of them are told, away or not; where there
 * is none at all, the admins. `no-last-resort`: nobody is named, or who is named is away or gone. `no-safety-lead` likewise. `no-cover`:
 * nobody stands in on that day.
 */
export const COVER_GAPS = ["nobody", "no-last-resort", "no-safety-lead", "no-cover"] as const;
export type CoverGap = (typeof COVER_GAPS)[number];

type Alerted = { readonly urgency: AlertUrgency; readonly prescriberId: string; readonly at: Date };

/**
 * Who is told of an alert when a step of its ladder falls due, and as what. The cover takes the place of a prescriber who is away or gone, at
 * once; a step whose person is away, is not named or has been told on an earlier step gives way to the next; and where even the clinician of
 * last resort is not there every clinician is told, those on leave only if nobody else is left. The list is empty only for a clinic
 * without a clinician and without an admin.
 * Admins are added once, with the safety lead's step.
 * @throws RangeError on an invalid Date, an unknown time zone or an impossible date
 */
export function tellingAt(plan: CoverPlan, step: LadderStep, alerted: Alerted): Telling {
  const reached = step === "repeat" ? { step, told: repeated(plan, alerted) } : climbed(plan, step, alerted);
  const told = reached.told.length > 0 ? reached.told : everybody(plan, alerted);
  const passesLead = isUpTo(step, "safety-lead") && !isUpTo(reached.step, "cover");
  return { step: reached.step, told: passesLead ? [...told, ...adminsOf(plan).filter((one) => !isAmong(one, told))] : told };
}

/** The first step from this one on for which somebody is there. */
function climbed(plan: CoverPlan, step: LadderStep, alerted: Alerted): Telling {
  const rung = rungsOf(plan, alerted).find((one) => isUpTo(step, one.step));
  return rung ? { step: rung.step, told: [rung.told] } : { step: "last-resort", told: lastResort(plan, alerted) };
}

/** Who is told on each step but the last, each person once. */
function rungsOf(plan: CoverPlan, { prescriberId, at }: Alerted): { readonly step: LadderStep; readonly told: Told }[] {
  const available = availableAt(plan, at);
  const duty = onDutyAt(plan, at).filter((id) => id !== prescriberId);
  const isThere = available.includes(prescriberId);
  const [standIn, second] = isThere ? [undefined, duty[0]] : [duty[0], duty[1]];
  const first: Told | null = isThere ? { staffId: prescriberId, part: "prescriber" } : standIn ? { staffId: standIn, part: "cover" } : null;
  const lead = plan.safetyLeadId;
  const isNews = lead !== null && available.includes(lead) && lead !== first?.staffId && lead !== second;
  return [
    ...(first ? [{ step: "prescriber" as const, told: first }] : []),
    ...(second ? [{ step: "cover" as const, told: { staffId: second, part: "cover" as const } }] : []),
    ...(isNews ? [{ step: "safety-lead" as const, told: { staffId: lead, part: "safety-lead" as const } }] : []),
  ];
}

function lastResort(plan: CoverPlan, { at }: Alerted): Told[] {
  const id = plan.lastResortId;
  return id !== null && availableAt(plan, at).includes(id) ? [{ staffId: id, part: "last-resort" }] : [];
}

/** Who hears again of what nobody has claimed: `now` the last resort, `today` the lead, `review` prescriber and lead; and those on duty. */
function repeated(plan: CoverPlan, alerted: Alerted): Told[] {
  const { urgency, prescriberId, at } = alerted;
  const available = availableAt(plan, at);
  const lead: Told[] =
    plan.safetyLeadId !== null && available.includes(plan.safetyLeadId) ? [{ staffId: plan.safetyLeadId, part: "safety-lead" }] : [];
  const prescriber: Told[] = available.includes(prescriberId) ? [{ staffId: prescriberId, part: "prescriber" }] : [];
  const duty: Told[] = onDutyAt(plan, at).map((staffId) => ({ staffId, part: staffId === prescriberId ? "prescriber" : "cover" }));
  const last = lastResort(plan, alerted);
  if (urgency === "now") return last.length === 0 ? [] : unique([...last, ...(duty.length > 0 ? duty : prescriber)]);
  const held = unique([...(urgency === "review" ? prescriber : []), ...duty, ...lead]);
  return held.length > 0 ? held : last;
}

/** Where even the last resort is not there: every clinician who is, else every clinician, else the admins. */
function everybody(plan: CoverPlan, { prescriberId, at }: Alerted): Told[] {
  const there = availableAt(plan, at);
  const clinicians = there.length > 0 ? there : cliniciansOf(plan);
  if (clinicians.length === 0) return adminsOf(plan);
  const partOf = (id: string): CoverPart => (id === plan.lastResortId ? "last-resort" : id === prescriberId ? "prescriber" : "clinician");
  return clinicians.map((staffId) => ({ staffId, part: partOf(staffId) }));
}

function adminsOf({ people }: CoverPlan): Told[] {
  return people.filter(({ role }) => role === "admin").map(({ id }) => ({ staffId: id, part: "admin" }));
}

function isUpTo(step: LadderStep, other: LadderStep): boolean {
  return LADDER_STEPS.indexOf(step) <= LADDER_STEPS.indexOf(other);
}

function isAmong({ staffId }: Told, told: readonly Told[]): boolean {
  return told.some((one) => one.staffId === staffId);
}

function unique(told: readonly Told[]): Told[] {
  return told.filter((one, index) => told.findIndex(({ staffId }) => staffId === one.staffId) === index);
}

/**
 * What is amiss with the plan at an instant, gravest first; empty where each step has somebody.
 * @throws RangeError on an invalid Date, an unknown time zone or an impossible date
 */
export function coverGapsAt(plan: CoverPlan, at: Date): CoverGap[] {
  const there = availableAt(plan, at);
  const isThere = (id: string | null) => id !== null && there.includes(id);
  const amiss: Readonly<Record<CoverGap, boolean>> = {
    nobody: there.length === 0,
    "no-last-resort": !isThere(plan.lastResortId),
    "no-safety-lead": !isThere(plan.safetyLeadId),
    "no-cover": onDutyAt(plan, at).length === 0,
  };
  return COVER_GAPS.filter((gap) => amiss[gap]);
}

/** One tier of a ladder to come: when, and who is told as what. */
export type TierAhead = Telling & { readonly at: Date };

/**
 * The ladder of an alert that begins at `at` and that nobody claims: its tiers up to the first repeat, with whoever the plan says would be
 * told. "Who gets the next `now` alert?"
 * @throws RangeError on an invalid Date, an unknown time zone, hours no clinic can keep or an impossible date
 */
export function ladderAhead(plan: CoverPlan, { urgency, prescriberId, at }: Alerted): TierAhead[] {
  const staffing = { timeZone: plan.timeZone, staffedHours: plan.staffedHours };
  const tiers: TierAhead[] = [];
  let next: NextTier = firstTier(urgency, at, staffing);
  while (tiers.at(-1)?.step !== "repeat") {
    const telling = tellingAt(plan, next.step, { urgency, prescriberId, at: next.dueAt });
    tiers.push({ ...telling, at: next.dueAt });
    next = nextTier(urgency, telling.step, { at: next.dueAt, since: at }, staffing);
  }
  return tiers;
}
