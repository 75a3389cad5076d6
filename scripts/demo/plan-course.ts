import { type JudgedCheckIn, judgeCourse } from "@/clinical/flags";
import { joinRepeats } from "@/clinical/join-repeats";
import { daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import { type RuleId, ruleOf } from "@/clinical/rules";
import type { Scenario } from "@/clinical/simulation/course-model";
import { urgencyRank } from "@/clinical/urgency";
import { courseHistoryOf } from "@/server/course-history";
import { extraCheckInsAfter } from "@/server/planned-check-ins";
import { answeredPartsOf } from "@/server/use-cases/answered-parts-of";
import { sentAnswersOf } from "@/server/use-cases/sent-answers";
import { type DrawnAnswer, type DrawnCourse, type DueCheckIn, drawCourse } from "./draw-course";
import { mayRaise, OF_BOTH_ENDS, OF_ONE_CHECK_IN } from "./may-raise";
import { type CourseDates, type DateWish, planDates } from "./plan-dates";
import { type Told, tellerFrom } from "./teller";

/** The model's courses looked at for one whose newest answers raise the wanted rule. */
const SEEDS_TRIED = 4000;
/** A course that shows something has so great a share of its check-ins answered. */
const MOSTLY = 0.75;

/** What a demo patient is to show. */
export type CourseWish = DateWish & {
  readonly seed: number;
  readonly scenario: Scenario;
  /** Raised by the newest answers; null: they raise nothing. */
  readonly rule: RuleId | null;
  /** The rule may come with others as urgent; without this it comes first. */
  readonly besideOthers?: boolean;
};

/** `news`: the rules whose flags are new at these answers. */
export type PlannedAnswer = DrawnAnswer & { readonly told: Told; readonly news: readonly RuleId[] };
export type PlannedCourse = Pick<CourseDates, "startsOn" | "endedOn" | "enrolledAt"> &
  Omit<DrawnCourse, "answers"> & { readonly answers: readonly PlannedAnswer[] };

/**
 * A course from the generative model, dated so that its last answers came `agoMinutes` before `now`. The first of the model's courses
 * whose newest answers raise what is wished for is taken: chosen from the model, not written. Where none of them does, one that raises
 * nothing: a demo that lacks a flag (which the seed's test tells) is better than none.
 * @throws RangeError where no course of the model raises nothing
 */
export function planCourse(wish: CourseWish, timeZone: string, now: Date): PlannedCourse {
  const { startsOn, endedOn, enrolledAt, due, lastAt } = planDates(wish, timeZone, now);
  const about = { startsOn, timeZone, lastAt };
  for (let tried = 0; tried < SEEDS_TRIED; tried += 1) {
    const seed = wish.seed * SEEDS_TRIED + tried;
    const course = followCourse({ ...wish, seed }, due, { ...about, tell: tellerFrom(seed) });
    if (course) return { startsOn, endedOn, enrolledAt, ...course };
  }
  if (wish.rule !== null) return planCourse({ ...wish, rule: null, scenario: "stable" }, timeZone, now);
  throw new RangeError(`Every course of the model raises something at check-in ${wish.answered}`);
}

type About = {
  readonly startsOn: PlainDate;
  readonly timeZone: string;
  readonly lastAt: Date;
  readonly tell: ReturnType<typeof tellerFrom>;
};

/**
 * One course of the model, with the extra check-ins that its own answers ask for, each drawn in its place; null where its newest answers
 * are not what was wished for.
 */
function followCourse(
  wish: CourseWish,
  due: readonly DueCheckIn[],
  about: About,
): Pick<PlannedCourse, "answers" | "doses" | "weightKg"> | null {
  const drawn = drawCourse({ ...wish, ...about, due });
  if (drawn === null || drawn.answers.length < MOSTLY * due.length || !mayBeWished(wish, drawn, about)) return null;
  const judged = judge(drawn, about);
  const extra = judged.flatMap((one, i) => (raises(one, "early-rise") ? extraAfter(drawn, i, due, about) : []));
  const missing = extra.find(({ opensAt }) => opensAt < about.lastAt);
  if (missing !== undefined) return followCourse(wish, [...due, missing].sort(byDueDate), about);
  const news = newsOf(drawn, judged);
  if (!isWished(wish, judged.at(-1), news.at(-1) ?? [])) return null;
  const answers = drawn.answers.map((one, i) => ({ ...one, told: about.tell(one.mood, one.day), news: news[i] ?? [] }));
  return { ...drawn, answers };
}

function byDueDate(a: DueCheckIn, b: DueCheckIn): number {
  return a.day - b.day;
}

function raises(judged: JudgedCheckIn | undefined, rule: RuleId): boolean {
  return judged?.flags.some((flag) => flag.rule === rule) ?? false;
}

/** What an early rise at these answers asks for beside the check-ins that are known. */
function extraAfter({ answers }: DrawnCourse, index: number, due: readonly DueCheckIn[], { startsOn, timeZone }: About): DueCheckIn[] {
  const at = answers[index]?.at ?? new Date(0);
  const done = new Set(answers.slice(0, index + 1).map(({ dueOn }) => dueOn));
  const checkIns = due.map(({ dueOn }) => ({ dueOn, state: done.has(dueOn) ? ("submitted" as const) : ("open" as const) }));
  const cause = { kind: "early-rise", on: localDateOf(at, timeZone) } as const;
  const extra = extraCheckInsAfter("dates only", cause, { about: { courseId: "", timeZone }, checkIns, policy: defaultPolicy }, at);
  return extra.map(({ dueOn, opensAt }) => ({ dueOn, opensAt, day: daysBetween(startsOn, dueOn) }));
}

function judge({ answers, doses }: Pick<DrawnCourse, "answers" | "doses">, about: About): JudgedCheckIn[] {
  const parts = answers.flatMap(({ mood, day, at }, i) => {
    const { input, highestGiven } = about.tell(mood, day);
    const sent = sentAnswersOf(input, { instrument: "phq9", language: "en", highestGiven });
    return answeredPartsOf({ submissionId: String(i), receivedAt: at, ...sent });
  });
  return judgeCourse(courseHistoryOf(about, parts, doses), defaultPolicy);
}

/** The rules that are news at each check-in of a course whose clinic has dealt with every flag before the next one. */
function newsOf({ answers }: DrawnCourse, judged: readonly JudgedCheckIn[]): RuleId[][] {
  let stillHighAt: Date | null = null;
  return answers.map(({ at }, i) => {
    const { insert } = joinRepeats(judged[i]?.flags ?? [], { open: [], stillHighAt, contacts: [] }, at, defaultPolicy);
    const news = insert.map(({ rule }) => rule);
    if (news.includes("still-high")) stillHighAt = at;
    return news;
  });
}

function isWished({ rule, besideOthers = false }: CourseWish, newest: JudgedCheckIn | undefined, news: readonly RuleId[]): boolean {
  const [first] = news;
  if (rule === null) return newest?.flags.length === 0;
  return besideOthers ? news.includes(rule) && first !== undefined && ruleOf(first).urgency === ruleOf(rule).urgency : first === rule;
}

/**
 * False where a part of the course rules out what is wished for: first a glance at the newest answers, then these judged alone, then with
 * those that they are compared with. Most courses are passed over so, without judging them whole.
 */
function mayBeWished({ rule }: CourseWish, drawn: DrawnCourse, about: About): boolean {
  const { answers } = drawn;
  const newest = (some: readonly DrawnAnswer[]) => judge({ ...drawn, answers: some }, about).at(-1);
  if (!answers.slice(-1).every(({ mood }) => mayRaise(rule, mood))) return false;
  const alone = newest(answers.slice(-1));
  if (rule !== null && OF_ONE_CHECK_IN.includes(rule)) return raises(alone, rule);
  if (alone?.flags.some((flag) => standsBefore(flag.rule, rule))) return false;
  const ends = answers.filter((_, i) => i < 2 || i >= answers.length - 2);
  return rule === null || !OF_BOTH_ENDS.includes(rule) || raises(newest(ends), rule);
}

/** What may not be there: anything where nothing is wished for, else what is more urgent. */
function standsBefore(one: RuleId, rule: RuleId | null): boolean {
  if (rule === null) return OF_ONE_CHECK_IN.includes(one);
  return urgencyRank(ruleOf(one).urgency) > urgencyRank(ruleOf(rule).urgency);
}
