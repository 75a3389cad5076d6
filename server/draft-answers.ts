import { z } from "zod";
import { ASQ_ANSWERS, type CheckInAnswers, DEPRESSION_INSTRUMENTS, type DepressionInstrument } from "@/clinical/check-in-answers";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import type { RuleId } from "@/clinical/rules";
import { ANSWER_SHAPE, ASQ_FIELDS, type DraftInput, type GivenAnswers, MOOD_FIELDS } from "@/contracts/check-in";
import type { CourseRecord } from "@/db/queries/course-records";
import type { DraftCode, NewDraft } from "@/db/queries/drafts";
import type { RaisedBefore } from "@/db/queries/raised-flags";
import { asqFrom, courseHistoryOf } from "./course-history";
import { afterLastAnswers } from "./received-at";
import type { HighestGiven } from "./use-cases/sent-answers";

/** Rules that an answer may raise before it is sent, most urgent first. */
export const DRAFT_RULES = ["item-9-high", "item-9", "item-9-retracted"] as const satisfies readonly RuleId[];

const ITEM_9_FIELDS: readonly string[] = DEPRESSION_INSTRUMENTS.map((id) => MOOD_FIELDS[id].item9);
const ASQ: readonly string[] = ASQ_FIELDS;
const CODES: readonly string[] = ASQ_ANSWERS;

/** What the drafts of a check-in have raised of these rules. */
export function raisedByDrafts({ flags }: RaisedBefore): RaisedBefore["flags"] {
  return flags.filter(({ rule, submissionId }) => submissionId === null && DRAFT_RULES.some((id) => id === rule));
}

/** Whether a clinician may have to be told of an answer in this field before it is sent. */
export function isSafetyField(field: string): boolean {
  return ITEM_9_FIELDS.includes(field) || ASQ.includes(field);
}

/** The fields of the questionnaire that a course does not ask. */
export function isOfOther(instrument: DepressionInstrument, field: string): boolean {
  return DEPRESSION_INSTRUMENTS.some(
    (id) => id !== instrument && [...MOOD_FIELDS[id].items, MOOD_FIELDS[id].difficulty].some((f) => f === field),
  );
}

/** What a page saves, as it is stored: as text, and item 9 and the ASQ by their codes, too. Null, and nothing written, takes an answer back. */
export function newDraftsOf(answers: DraftInput["answers"]): NewDraft[] {
  return Object.entries(answers).map(([field, given]) => {
    const value = given === null || given === undefined ? null : String(given);
    return { field, value, code: value === null ? null : codeOf(field, value) };
  });
}

function codeOf(field: string, value: string): number | null {
  if (ITEM_9_FIELDS.includes(field)) return Number(value);
  return ASQ.includes(field) ? CODES.indexOf(value) : null;
}

const saved = z.object(ANSWER_SHAPE).partial();
const SHAPE = new Map<string, z.ZodType>(Object.entries(ANSWER_SHAPE));

/** Saved answers as a form's are read. One that is no answer any more (its question changed with a release) is missing, and asked for again. */
export function draftedAnswersOf(rows: readonly { readonly field: string; readonly value: string | null }[]): GivenAnswers {
  const legal = rows.filter(({ field, value }) => value !== null && SHAPE.get(field)?.safeParse(value).success);
  return saved.parse(Object.fromEntries(legal.map(({ field, value }) => [field, value])));
}

/** The gravest answers that drafts kept; null where they have none to item 9 or the ASQ. */
export function highestGivenIn(drafts: readonly DraftCode[], instrument: DepressionInstrument): HighestGiven | null {
  const item9 = highestOf(drafts, MOOD_FIELDS[instrument].item9);
  const codes = ASQ_FIELDS.map((field) => highestOf(drafts, field));
  const asq = codes.every((code) => code === null) ? null : asqFrom(codes);
  return item9 === null && asq === null ? null : { item9: asItem9(item9), asq };
}

/** The drafts as they are once these are saved over them. */
export function savedOver(before: readonly DraftCode[], news: readonly NewDraft[]): DraftCode[] {
  const changed = news.map(({ field, code }) => ({ field, code, highest: higher(highestOf(before, field), code) }));
  return [...before.filter(({ field }) => !news.some((one) => one.field === field)), ...changed];
}

/** Whether any of these is graver than what was ever saved in its field. */
export function isGraver(before: readonly DraftCode[], news: readonly NewDraft[]): boolean {
  return news.some(({ field, code }) => code !== null && code > (highestOf(before, field) ?? 0));
}

/**
 * What answers to item 9 and the ASQ raise before they are sent, most urgent first: judged by the rules that will judge them when they are,
 * with nothing else answered.
 */
export function draftFindings(
  record: CourseRecord,
  drafts: readonly DraftCode[],
  instrument: DepressionInstrument,
  now: Date,
): RaisedFlag[] {
  const { about, answered, doses, policy } = record;
  const history = courseHistoryOf(about, answered, doses);
  const item9 = codeIn(drafts, MOOD_FIELDS[instrument].item9);
  const asq = asqFrom(ASQ_FIELDS.map((field) => codeIn(drafts, field)));
  const highestGiven = highestGivenIn(drafts, instrument);
  const checkIn: CheckInAnswers = {
    at: afterLastAnswers(record, now),
    ...(item9 !== null && { depression: { instrument, answers: [...Array(8).fill(null), item9], total: null, difficulty: null } }),
    ...(asq.some((answer) => answer !== null) && { asq }),
    ...(highestGiven && { highestGiven }),
  };
  const raised = flagsFor({ ...history, checkIns: [...history.checkIns, checkIn] }, policy);
  return raised.filter(({ rule }) => DRAFT_RULES.some((id) => id === rule));
}

function codeIn(drafts: readonly DraftCode[], field: string): number | null {
  return drafts.find((draft) => draft.field === field)?.code ?? null;
}

function highestOf(drafts: readonly DraftCode[], field: string): number | null {
  return drafts.find((draft) => draft.field === field)?.highest ?? null;
}

function higher(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function asItem9(code: number | null): HighestGiven["item9"] {
  return code === 0 || code === 1 || code === 2 || code === 3 ? code : null;
}
