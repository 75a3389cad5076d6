import { doseOn, FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { weightOn } from "@/clinical/course-weights";
import { addDays, type PlainDate } from "@/clinical/plain-date";
import type { CorrectionInput, CorrectionKind } from "@/contracts/correction-input";
import { type CorrectedEntry, type EntryValue, seenOf } from "@/contracts/course-corrections";
import type { FieldIssue } from "@/contracts/problem";
import type { Correctable, CourseFields, Withdrawable } from "@/db/queries/course-corrections";
import { endIssue } from "@/server/course-end-issue";
import { startIssue } from "@/server/course-start-issue";
import { weighingsOf } from "@/server/course-weighings";
import { saidDate } from "@/server/said-date";
import { weighingIssue, weightIssue } from "@/server/weighing-issue";

/** What a correction does: what it withdraws and puts in its place, and whether the check-ins follow from it. */
export type Correction = {
  readonly entry: CorrectedEntry;
  readonly entryId: string | null;
  readonly was: EntryValue;
  readonly became: EntryValue | null;
  readonly fields: CourseFields;
  readonly withdraw: { readonly kind: Withdrawable; readonly ids: readonly string[] } | null;
  readonly dose: { readonly on: PlainDate; readonly mgPerDay: number } | null;
  readonly weighing: { readonly on: PlainDate; readonly kg: number } | null;
  readonly replan: boolean;
};

/** `conflict`: what the sender saw is not in force any more. */
export type Judged =
  | ({ ok: true } & Correction)
  | { ok: false; code: "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

type Of<K extends CorrectionKind> = Extract<CorrectionInput, { correct: K }>;
type Judge<K extends CorrectionKind> = (facts: Correctable, input: Of<K>, today: PlainDate) => Judged;

const conflict: Judged = { ok: false, code: "conflict" };
const refused = (path: string, message: string): Judged => ({ ok: false, code: "invalid-input", issues: [{ path, message }] });
const nothing = { entryId: null, fields: {}, withdraw: null, dose: null, weighing: null, replan: false } as const;
const SAME = "This is what is recorded already";

const judges: { readonly [K in CorrectionKind]: Judge<K> } = {
  start: (facts, { seen, on, mgPerDay }, today) => {
    const { startsOn, doses } = facts;
    const was = { on: startsOn, mgPerDay: doseOn(doses, startsOn) ?? 0 };
    if (seen !== seenOf(was)) return conflict;
    if (on === startsOn && mgPerDay === was.mgPerDay) return refused("on", SAME);
    const issue = startIssue(facts, on, today);
    if (issue !== null) return refused("on", issue);
    const next = doses.find((dose) => dose.on > startsOn);
    if (next !== undefined && on >= next.on)
      return refused("on", `The dose changes from ${saidDate(next.on)}: the start must be before that day`);
    const ids = doses.filter((dose) => dose.on === startsOn).map(({ id }) => id);
    const became = { on, mgPerDay };
    return accepted("start", {
      was,
      became,
      fields: { startsOn: on },
      withdraw: { kind: "dose", ids },
      dose: became,
      replan: on !== startsOn,
    });
  },

  dose: (facts, { entryId, on, mgPerDay }, today) => {
    const { doses, startsOn, endedOn } = facts;
    const entry = doses.find(({ id }) => id === entryId);
    if (entry === undefined) return conflict;
    if (entry.on === on && entry.mgPerDay === mgPerDay) return refused("mgPerDay", SAME);
    const others = doses.filter(({ id }) => id !== entryId);
    if (entry.on <= startsOn || on <= startsOn)
      return refused("on", `The course starts on ${saidDate(startsOn)}: correct the start instead`);
    if (endedOn !== null && on > endedOn) return refused("on", `The last dose is recorded on ${saidDate(endedOn)}`);
    if (on > addDays(today, FURTHEST_AHEAD_DAYS))
      return refused("on", `More than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near`);
    if (on !== entry.on && others.some((other) => other.on === on))
      return refused("on", "Another change is recorded from that day: correct or withdraw that one");
    if (doseOn(others, on) === mgPerDay) return refused("mgPerDay", "This is the dose before that day already: withdraw the entry instead");
    const became = { on, mgPerDay };
    return accepted("dose", { entryId, was: doseValue(entry), became, withdraw: { kind: "dose", ids: [entryId] }, dose: became });
  },

  "no-dose": ({ doses, startsOn }, { entryId }) => {
    const entry = doses.find(({ id }) => id === entryId);
    if (entry === undefined) return conflict;
    if (entry.on <= startsOn) return refused("correct", "A course has a first dose: correct the start instead");
    return accepted("dose", { entryId, was: doseValue(entry), became: null, withdraw: { kind: "dose", ids: [entryId] } });
  },

  "first-weight": ({ weightKg }, { seen, kg }) => {
    if (seen !== seenOf({ kg: weightKg })) return conflict;
    if (kg === weightKg) return refused("kg", SAME);
    return accepted("weight", { was: { kg: weightKg }, became: { kg }, fields: { weightKg: kg } });
  },

  weight: (facts, { entryId, on, kg }, today) => {
    const entry = facts.weights.find(({ id }) => id === entryId);
    if (entry === undefined) return conflict;
    if (entry.on === on && entry.kg === kg) return refused("kg", SAME);
    const others = facts.weights.filter(({ id }) => id !== entryId);
    const issue = weighingIssue({ ...facts, weights: others }, on, today);
    if (issue !== null) return refused("on", issue);
    const unlikely = weightIssue(kg, weightOn(weighingsOf(facts, others), on));
    if (unlikely !== null) return refused("kg", unlikely);
    const became = { on, kg };
    const fields = { latestWeightKg: newest([...others, became]) };
    return accepted("weight", {
      entryId,
      was: { on: entry.on, kg: entry.kg },
      became,
      fields,
      withdraw: { kind: "weight", ids: [entryId] },
      weighing: became,
    });
  },

  "no-weight": ({ weights }, { entryId }) => {
    const entry = weights.find(({ id }) => id === entryId);
    if (entry === undefined) return conflict;
    const fields = { latestWeightKg: newest(weights.filter(({ id }) => id !== entryId)) };
    return accepted("weight", {
      entryId,
      was: { on: entry.on, kg: entry.kg },
      became: null,
      fields,
      withdraw: { kind: "weight", ids: [entryId] },
    });
  },

  target: ({ targetMgPerKg }, { seen, mgPerKg }) => {
    if (seen !== seenOf({ mgPerKg: targetMgPerKg })) return conflict;
    if (mgPerKg === targetMgPerKg) return refused("mgPerKg", SAME);
    return accepted("target", { was: { mgPerKg: targetMgPerKg }, became: { mgPerKg }, fields: { targetMgPerKg: mgPerKg } });
  },

  end: (facts, { seen, on, endReason, isEstimate }, today) => {
    const was = endOf(facts);
    if (was === null || seen !== seenOf(was)) return conflict;
    const became = { on, endReason, isEstimate };
    if (seenOf(became) === seenOf(was)) return refused("on", SAME);
    const issue = on === was.on ? null : endIssue(facts, on, today);
    if (issue !== null) return refused("on", issue);
    return accepted("end", { was, became, fields: { endedOn: on, endReason, endIsEstimate: isEstimate }, replan: true });
  },

  "no-end": (facts, { seen }) => {
    const was = endOf(facts);
    if (was === null || seen !== seenOf(was)) return conflict;
    return accepted("end", { was, became: null, fields: { endedOn: null, endReason: null, endIsEstimate: false }, replan: true });
  },

  "no-renewal": ({ renewals }, { entryId }) => {
    const entry = renewals.find(({ id }) => id === entryId);
    if (entry === undefined) return conflict;
    return accepted("renewal", {
      entryId,
      was: { on: entry.on, days: entry.days },
      became: null,
      withdraw: { kind: "renewal", ids: [entryId] },
    });
  },
};

/**
 * Whether a correction can be right, and what follows from it. Values in, values out.
 * @param facts what is in force
 * @param today the patient's date
 */
export function judgeCorrection(facts: Correctable, input: CorrectionInput, today: PlainDate): Judged {
  // Each judge takes the input of its own key; TypeScript cannot see that the key and the input belong together.
  const judge = judges[input.correct] as Judge<CorrectionKind>;
  return judge(facts, input, today);
}

function accepted(entry: CorrectedEntry, what: Pick<Correction, "was" | "became"> & Partial<Correction>): Judged {
  return { ok: true, ...nothing, ...what, entry };
}

function doseValue({ on, mgPerDay }: Correctable["doses"][number]): EntryValue {
  return { on, mgPerDay };
}

function endOf({ endedOn, endReason, endIsEstimate }: Correctable): EntryValue | null {
  return endedOn === null ? null : { on: endedOn, endReason, isEstimate: endIsEstimate };
}

function newest(weights: readonly { on: PlainDate; kg: number }[]): number | null {
  return [...weights].sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1)?.kg ?? null;
}
