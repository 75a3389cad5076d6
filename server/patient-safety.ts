import { ASQ_ANSWERS, type AsqAnswer, type AsqAnswers, DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { item9Of } from "@/clinical/reading";
import type { RuleId } from "@/clinical/rules";
import { ASQ_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";
import type { CallAt, PatientFlag, SafetyAnswers } from "@/contracts/patient-page";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { answersTo, asqFrom, type bySubmission, depressionOf } from "@/server/course-history";

type Parts = ReturnType<typeof bySubmission>[number];
type Flag = Pick<CourseHistoryRows["flags"][number]["flag"], "submissionId" | "checkInId">;

/** What was sent for the check-in that raised a flag: also where the flag came first, from answers not yet sent. */
function submissionOf({ submissionId, checkInId }: Flag, { submissions }: CourseHistoryRows) {
  return submissions.find((one) => one.submissionId === submissionId || (checkInId !== null && one.checkInId === checkInId)) ?? null;
}

/** Whether a flag came of answers that are not sent, and whether they still can be. */
export function unsentOf(flag: Flag, rows: CourseHistoryRows, now: Date): PatientFlag["unsent"] {
  const checkIn = rows.checkIns.find(({ id }) => id === flag.checkInId);
  if (checkIn === undefined || submissionOf(flag, rows) !== null) return null;
  return checkIn.state === "open" && now < checkIn.expiresAt ? "may-change" : "over";
}

/** Item 9 and the ASQ of a flag's check-in, as sent or else as saved; null where neither is kept any more. */
export function safetyAnswersOf(flag: Flag, rows: CourseHistoryRows): SafetyAnswers | null {
  const sent = submissionOf(flag, rows);
  if (sent === null) return savedAnswersOf(flag, rows);
  const [first, ...others] = rows.answered.filter((part) => part.submissionId === sent.submissionId);
  return first === undefined ? null : sentSafety([first, ...others]);
}

/** Item 9 and the ASQ of one submission. */
function sentSafety(parts: Parts): SafetyAnswers {
  const [{ highestItem9, highestAsq }] = parts;
  const asq = answersTo("asq", parts);
  return {
    item9: item9Of(depressionOf(parts) ?? undefined),
    asq: asq && asqFrom(asq),
    highestItem9,
    highestAsq: highestAsq && asqFrom(highestAsq),
  };
}

/** The same where there is something in it that a reader must not miss; null where item 9 was 0 or left out and the ASQ not asked. */
export function tellingSafety(parts: Parts): SafetyAnswers | null {
  const safety = sentSafety(parts);
  const { item9, asq, highestItem9, highestAsq } = safety;
  return (item9 ?? 0) > 0 || (highestItem9 ?? 0) > 0 || asq !== null || highestAsq !== null ? safety : null;
}

function savedAnswersOf({ checkInId }: Flag, { drafts }: CourseHistoryRows): SafetyAnswers | null {
  const saved = (fields: readonly string[]) =>
    drafts.find((draft) => draft.checkInId === checkInId && fields.includes(draft.field)) ?? null;
  const item9 = saved(DEPRESSION_INSTRUMENTS.map((id) => MOOD_FIELDS[id].item9));
  const asq = ASQ_FIELDS.map((field) => saved([field]));
  if (item9 === null && asq.every((answer) => answer === null)) return null;
  return {
    item9: item9?.value == null ? null : Number(item9.value),
    asq: anyGiven(asq.map((answer) => ASQ_ANSWERS.find((known) => known === answer?.value) ?? null)),
    highestItem9: item9?.highest ?? null,
    highestAsq: anyGiven(asqFrom(asq.map((answer) => answer?.highest ?? null))),
  };
}

function anyGiven(answers: readonly (AsqAnswer | null)[]): AsqAnswers | null {
  return answers.some((answer) => answer !== null) ? answers : null;
}

/**
 * Where to call about a flag: the number given last with its check-in, else the one on record. Where a call was asked for it is the number
 * given with the asking, the latest first.
 */
export function callAtOf(flag: Flag & { readonly rule: RuleId }, rows: CourseHistoryRows, phone: string | null): CallAt | null {
  const asked = rows.calls.filter(({ checkInId }) => checkInId === flag.checkInId).map(({ askedAt: at, ...call }) => ({ at, ...call }));
  const others = flag.rule === "help-requested" && latestNumber(asked) ? [] : [submissionOf(flag, rows), savedNumber(flag, rows)];
  const given = latestNumber([...others.filter((one) => one !== null), ...asked]);
  if (given) return { number: given.number, isPrivate: true, mayLeaveMessage: given.mayLeaveMessage };
  return phone === null ? null : { number: phone, isPrivate: false, mayLeaveMessage: null };
}

type GivenNumber = { readonly at: Date; readonly privateNumber: string | null; readonly mayLeaveMessage: boolean | null };

/** Of those with a number the one given last. */
function latestNumber(given: readonly GivenNumber[]): { number: string; mayLeaveMessage: boolean | null } | null {
  const numbered = given.flatMap(({ at, privateNumber: number, mayLeaveMessage }) =>
    number === null ? [] : [{ at, number, mayLeaveMessage }],
  );
  return numbered.reduce<(typeof numbered)[number] | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
}

function savedNumber({ checkInId }: Flag, { drafts }: CourseHistoryRows): GivenNumber | null {
  const saved = (field: string) => drafts.find((draft) => draft.checkInId === checkInId && draft.field === field) ?? null;
  const [number, may] = [saved("privateNumber"), saved("mayLeaveMessage")?.value ?? null];
  return number && { at: number.givenAt, privateNumber: number.value, mayLeaveMessage: may === null ? null : may === "yes" };
}
