import { type Doubt, ENROLMENT_DOUBTS, type EndedBy } from "@/contracts/doubts";
import type { FieldIssue } from "@/contracts/problem";

/** What was asked, in the server's words. */
export type Asked = Readonly<Partial<Record<Doubt, FieldIssue>>>;

const DOUBTS = Object.keys(ENROLMENT_DOUBTS) as Doubt[];

/** With what a refusal asks besides. */
export function withAsked(before: Asked, issues: readonly FieldIssue[]): Asked {
  const asked = DOUBTS.flatMap((doubt) => issues.filter(({ path }) => path === doubt).map((issue) => [doubt, issue] as const));
  return { ...before, ...Object.fromEntries(asked) };
}

/** Whether nothing was wrong: there are only questions. */
export function isAskedOnly(issues: readonly FieldIssue[]): boolean {
  return issues.every(({ path }) => DOUBTS.some((doubt) => doubt === path));
}

/** What is still asked after a field was changed: a tick beside one name does not stand for another. */
export function withoutChanged(before: Asked, field: string, endedBy: EndedBy): Asked {
  const ended = DOUBTS.filter((doubt) => doubt in before && endedBy[doubt]?.includes(field));
  if (ended.length === 0) return before;
  return Object.fromEntries(Object.entries(before).filter(([doubt]) => !ended.some((one) => one === doubt)));
}
