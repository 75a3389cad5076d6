import type { JudgedCheckIn } from "@/clinical/flags";
import { joinRepeats, type OpenFlag } from "@/clinical/join-repeats";
import { defaultPolicy } from "@/clinical/policy";
import { RULE_IDS, type RuleId, ruleOf } from "@/clinical/rules";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import type { BenchCourse } from "./courses";
import { instantOf } from "./judged";

/** What the clinical reference takes 500 active patients to send. */
const RESPONSES_A_WEEK = 175;
/** Share of courses that worsen. An assumption: nothing is known that would give the number. */
export const WORSENING_SHARE = 0.05;

/** What 500 active patients bring a clinic in a week. */
export type AlertLoad = {
  /** Flags that are news, by rule. */
  readonly byRule: ReadonlyMap<RuleId, number>;
  /** Submissions with news, by their highest urgency: one alert each, `watch` excepted. */
  readonly byUrgency: ReadonlyMap<Urgency, number>;
};

/**
 * Repeats joined as the product joins them, every flag left open: what is closed sooner is news again sooner. Rules that read more than
 * the PHQ-9 (anxiety, symptoms, messages, the ASQ) are not in it.
 */
export function alertLoad(courses: readonly BenchCourse[], all: readonly JudgedCheckIn[][]): AlertLoad {
  const byRule = new Map<RuleId, number>();
  const byUrgency = new Map<Urgency, number>();
  const weights = { calm: 0, worse: 0 };
  courses.forEach(({ onsetDay, responses }) => {
    weights[onsetDay === null ? "calm" : "worse"] += responses.length;
  });
  courses.forEach((course, i) => {
    const isWorse = course.onsetDay !== null;
    const share = isWorse ? WORSENING_SHARE / weights.worse : (1 - WORSENING_SHARE) / weights.calm;
    for (const news of newsOf(course, all[i] ?? [])) {
      const weight = RESPONSES_A_WEEK * share;
      for (const rule of news) byRule.set(rule, (byRule.get(rule) ?? 0) + weight);
      const [highest] = news;
      if (highest) byUrgency.set(ruleOf(highest).urgency, (byUrgency.get(ruleOf(highest).urgency) ?? 0) + weight);
    }
  });
  const sorted = <K>(ids: readonly K[], found: ReadonlyMap<K, number>) =>
    new Map(ids.flatMap((id): [K, number][] => (found.has(id) ? [[id, found.get(id) ?? 0]] : [])));
  return { byRule: sorted(RULE_IDS, byRule), byUrgency: sorted(URGENCIES, byUrgency) };
}

/** The rules that are news at each response of a course, most urgent first. */
function newsOf({ responses }: BenchCourse, judged: readonly JudgedCheckIn[]): RuleId[][] {
  const open: OpenFlag[] = [];
  let stillHighAt: Date | null = null;
  return judged.map(({ flags }, i) => {
    const at = instantOf(responses[i]?.day ?? 0);
    const { insert } = joinRepeats(flags, { open, stillHighAt, contacts: [] }, at, defaultPolicy);
    for (const { rule, urgency, numbers } of insert) {
      open.push({ id: `${rule} ${i}`, rule, urgency, raisedAt: at, numbers });
      if (rule === "still-high") stillHighAt = at;
    }
    return insert.map(({ rule }) => rule);
  });
}
