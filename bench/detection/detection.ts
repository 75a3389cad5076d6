// How well worsening is found, by the protocol of the clinical reference, section 4. docs/detection.md says what was chosen on what.
import { defaultPolicy } from "@/clinical/policy";
import { SCENARIOS } from "@/clinical/simulation/course-model";
import { trendOf } from "@/clinical/trend/trend";
import { type Figure, figure } from "../figure";
import { alarmedShare, type Found, foundAt, foundWith, thresholdAt, type Values } from "./alarms";
import { alertLoad, WORSENING_SHARE } from "./alert-load";
import { type BenchCourse, CHOSEN_ON, drawCourses, REPORTED_ON, VARIATIONS } from "./courses";
import { givenFilter } from "./given-filter";
import { judged } from "./judged";
import { CHANGE_RULES, naturalPoint } from "./rule-set";
import { changeFromBaseline, meanOfTwoAgainstEarlier, riseFromBest, riseFromLowest, type Statistic } from "./simple-statistics";

const { trendLogOdds, trendRise } = defaultPolicy.thresholds;
/** The `trend` rule's statistic: the detector's value where the newest total is high enough above the level before. */
const detector: Statistic = (responses, doseChangeDays) =>
  trendOf(
    responses.map(({ day, items, total }) => ({ day, items, total })),
    doseChangeDays,
  ).map(({ value, change }) => (change !== null && change.rise >= trendRise ? value : null));
const onTotals: Statistic = (responses, doseChangeDays) =>
  detector(
    responses.map((r) => ({ ...r, items: null as never })),
    doseChangeDays,
  );
const withoutDoses: Statistic = (responses) => detector(responses, []);

const SIMPLE = {
  "change from baseline": changeFromBaseline,
  "rise from the lowest": riseFromLowest,
  "rise from the best mean of two": riseFromBest,
  "mean of two against all before": meanOfTwoAgainstEarlier,
} satisfies Record<string, Statistic>;
const MODELS = {
  "the given filter": givenFilter,
  "detector on totals alone": onTotals,
  "detector without dose changes": withoutDoses,
  detector,
} satisfies Record<string, Statistic>;
const SHARES = [0.05, 0.1, 0.2];

type Goal = { readonly found: number; readonly within42: number };
/** What was asked for, by variation and share of courses alarmed. */
const GOALS: Partial<Record<keyof typeof VARIATIONS, Partial<Record<number, Goal>>>> = {
  protocol: { 0.05: { found: 0.75, within42: 0.41 }, 0.1: { found: 0.83, within42: 0.5 } },
  "onsets apart from dose changes": { 0.1: { found: 0.81, within42: 0.45 } },
  "extra check-ins after early-rise": { 0.1: { found: 0.88, within42: 0.58 } },
};

/**
 * Prints the tables and gives back the figures that goals were set for.
 * @param options `--courses N`: so many courses without worsening, and as many with, a variation (default 10,000); `--chosen`: on the seeds
 * that parameters and threshold were chosen on; `--only TEXT`: the variations with that in their name
 */
export async function detectionFigures(options: readonly string[]): Promise<Figure[]> {
  const option = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const count = Number(option("--courses") ?? 10_000);
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("--courses must be a whole number above 0");
  const only = option("--only") ?? "";
  const seed = options.includes("--chosen") ? CHOSEN_ON : REPORTED_ON;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`${count} courses without worsening and ${count} with, a variation; seeds from ${seed}.`);
  print("found / within 42 days / mean delay in days (misses 112), where so many courses without worsening are ever alarmed");
  const figures: Figure[] = [];
  for (const [name, variation] of Object.entries(VARIATIONS) as [keyof typeof VARIATIONS, object][]) {
    if (!name.includes(only)) continue;
    const courses = drawCourses(count, seed, variation);
    print(`\n${heading(name, courses)}\n${row("", ["5 %", "10 %", "20 %"])}`);
    const bestSimple = { found: 0, within42: 0 };
    for (const [label, statistic] of Object.entries<Statistic>({ ...SIMPLE, ...MODELS })) {
      const values = valuesOf(courses, statistic);
      const found = SHARES.map((share) => foundAt(thresholdAt(share, courses, values), courses, values));
      print(row(label, found.map(cell)));
      const [, at10] = found;
      if (label in SIMPLE && at10 && at10.found > bestSimple.found) Object.assign(bestSimple, at10);
      if (label !== "detector") continue;
      figures.push(...goalFigures(name, found));
      if (name === "noise x 1.4, 25 % missing" && at10)
        figures.push(
          figure(`detection: ${name}: ahead of the best simple statistic at 10 %`, at10.found - bestSimple.found, "share", 0.05),
        );
      print(
        row("  at its own threshold", [
          `alarmed ${percent(alarmedShare(courses, values, passes))}`,
          cell(foundWith(courses, values, passes)),
        ]),
      );
      if (name === "protocol") printScenarios(courses, values, print);
    }
    if (name === "protocol" || name.startsWith("extra")) figures.push(...printRules(name, courses, print));
  }
  return figures;
}

const passes = (value: number) => value >= trendLogOdds;

function valuesOf(courses: readonly BenchCourse[], statistic: Statistic): Values {
  return courses.map(({ responses, doseChangeDay }) => statistic(responses, [doseChangeDay]));
}

function heading(name: string, courses: readonly BenchCourse[]): string {
  const perCourse = courses.reduce((sum, { responses }) => sum + responses.length, 0) / courses.length;
  const ceiling = foundWith(
    courses,
    courses.map(({ responses, onsetDay }) => responses.map(({ day }) => (onsetDay !== null && day >= onsetDay + 14 ? 1 : 0))),
    (value) => value > 0,
  );
  return `${name.toUpperCase()}: ${perCourse.toFixed(1)} responses a course; ceiling ${two(ceiling.found)} have any 14 days after onset`;
}

function goalFigures(name: keyof typeof VARIATIONS, found: readonly Found[]): Figure[] {
  return SHARES.flatMap((share, i) => {
    const [goal, reached] = [GOALS[name]?.[share], found[i]];
    if (!goal || !reached) return [];
    return (["found", "within42"] as const).map((key) =>
      figure(`detection: ${name}: ${key} at ${share * 100} %`, reached[key], "share", goal[key]),
    );
  });
}

function printScenarios(courses: readonly BenchCourse[], values: Values, print: (line: string) => void): void {
  const point = thresholdAt(0.1, courses, values);
  print("  by scenario at 10 %");
  for (const { id, worsening } of SCENARIOS) {
    const places = courses.flatMap(({ scenario }, i) => (scenario === id ? [i] : []));
    const some = places.flatMap((i) => courses[i] ?? []);
    const theirs = places.map((i) => values[i] ?? []);
    const alarmed = `alarmed ${percent(alarmedShare(some, theirs, (value) => value > point.threshold))}`;
    print(row(`    ${id}`, [worsening ? cell(foundAt(point, some, theirs)) : alarmed]));
  }
}

function printRules(name: string, courses: readonly BenchCourse[], print: (line: string) => void): Figure[] {
  const all = courses.map((course) => judged(course));
  const sets = { "the change rules": CHANGE_RULES, "the change rules and trend": [...CHANGE_RULES, "trend" as const] };
  print("  rules as they are: never flagged without worsening / found / within 42 days / false alerts a course / median delay");
  const figures: Figure[] = [];
  for (const [label, rules] of Object.entries(sets)) {
    const { neverFlagged, found, within42, falseAlerts, medianDelay } = naturalPoint(courses, all, rules);
    print(row(`    ${label}`, [`${[neverFlagged, found, within42, falseAlerts].map(two).join(" / ")} / ${medianDelay.toFixed(0)}`]));
    if (name !== "protocol" || rules !== CHANGE_RULES) continue;
    figures.push(figure(`detection: ${label}: never flagged without worsening`, neverFlagged, "share", 0.8));
    figures.push(figure(`detection: ${label}: found`, found, "share", 0.84));
  }
  const { byUrgency, byRule } = alertLoad(courses, all);
  print(`  500 patients, 175 responses a week, ${percent(WORSENING_SHARE)} of courses worsening: submissions a week by highest urgency`);
  print(`    ${[...byUrgency].map(([urgency, n]) => `${urgency} ${n.toFixed(1)}`).join(" · ")}`);
  print(`    flags by rule: ${[...byRule].map(([rule, n]) => `${rule} ${n.toFixed(1)}`).join(" · ")}`);
  return figures;
}

function cell({ found, within42, delay }: Found): string {
  return `${two(found)} / ${two(within42)} / ${delay.toFixed(0)}`;
}

function row(label: string, cells: readonly string[]): string {
  return `${label.padEnd(32)}${cells.map((text) => text.padEnd(22)).join("")}`.trimEnd();
}

/** Shares as the reference prints them: ".83", to three places so that a near miss shows. */
function two(share: number): string {
  return share.toFixed(3).replace(/^0/, "");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
