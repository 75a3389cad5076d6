import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";

/**
 * What counts as a visit: a prescription, a decision about the dose (the first of them at enrolment), or a note written at a visit. A
 * correction is none: it says what was decided then.
 */
export type Visit = {
  on: string;
  what: "renewal" | "dose" | "enrolment" | "note";
  /** The instant after which things are since then; null where a visit was recorded on a later day: then its day ends. */
  at: string | null;
};

type VisitFacts = {
  course: { doses: readonly Pick<PatientPage["course"]["doses"][number], "recordedAt">[] };
  care: {
    renewals: readonly Pick<PatientPage["care"]["renewals"][number], "on" | "recordedAt">[];
    notes: readonly Pick<PatientPage["care"]["notes"][number], "at" | "atVisit">[];
    corrections: readonly { at: string }[];
  };
};

/**
 * The newest visit before today: what is recorded today belongs to the one that is going on. Today's where there is no other; null where
 * nothing is on record.
 * @param timeZone the patient's
 * @param today their date
 */
export function lastVisit({ course, care }: VisitFacts, timeZone: string, today: string): Visit | null {
  const corrected = new Set(care.corrections.map(({ at }) => at));
  const visits: Visit[] = [
    ...course.doses
      .filter(({ recordedAt }) => !corrected.has(recordedAt))
      .map(({ recordedAt }, i) => ({
        on: dateIn(timeZone, recordedAt),
        what: i === 0 ? ("enrolment" as const) : ("dose" as const),
        at: recordedAt,
      })),
    ...care.notes.filter(({ atVisit }) => atVisit).map(({ at }) => ({ on: dateIn(timeZone, at), what: "note" as const, at })),
    ...care.renewals.map(({ on, recordedAt }) => ({
      on,
      what: "renewal" as const,
      at: dateIn(timeZone, recordedAt) === on ? recordedAt : null,
    })),
  ];
  const moment = ({ on, at }: Visit) => `${on} ${at ?? ""}`;
  const before = visits.filter(({ on }) => on < today);
  return (before.length > 0 ? before : visits).reduce<Visit | null>(
    (newest, visit) => (newest === null || moment(visit) > moment(newest) ? visit : newest),
    null,
  );
}

type ChangeFacts = {
  /** What the depression questionnaire is called. */
  mood: string;
  responses: readonly { at: string; total: number }[];
  flags: readonly { raisedAt: string; state: "open" | "closed" }[];
  /** When check-ins that nobody answered closed. */
  unanswered: readonly { expiresAt: string }[];
  /** Messages and calls that the patient asked for are flags; what was recorded about the body is not. */
  weights: readonly { on: string | null; kg: number }[];
  endedOn: string | null;
};

const NUMBER_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * What changed since a visit, in one or two sentences: what was answered, then what else happened. It states numbers and never a cause, and
 * no low number as good news.
 * @param facts each list oldest first
 * @example "PHQ-9 rose from 5 to 12 in two check-ins. Two flags raised, one still open; one check-in not answered."
 */
export function changesSince({ on, at }: Pick<Visit, "on" | "at">, facts: ChangeFacts, timeZone: string): string {
  const isSince = (instant: string) => (at === null ? dateIn(timeZone, instant) > on : Date.parse(instant) > Date.parse(at));
  const others = [
    flagWords(facts.flags.filter(({ raisedAt }) => isSince(raisedAt))),
    silenceWords(facts.unanswered.filter(({ expiresAt }) => isSince(expiresAt)).length),
    weightWords(facts.weights, on),
    facts.endedOn !== null && facts.endedOn >= on ? "the last dose is recorded" : null,
  ].filter((words) => words !== null);
  const answered = answerWords(facts, isSince);
  return others.length === 0 ? answered : `${answered} ${capitalised(others.join("; "))}.`;
}

function answerWords({ mood, responses }: ChangeFacts, isSince: (at: string) => boolean): string {
  const fresh = responses.filter((response) => isSince(response.at));
  const [before, latest] = [responses.findLast((response) => !isSince(response.at)), fresh.at(-1)];
  if (latest === undefined) return "No new answers.";
  const count = fresh.length === 1 ? "one check-in" : `${words(fresh.length)} check-ins`;
  if (before === undefined) return `${mood} ${latest.total}, from ${count}; none before.`;
  if (before.total === latest.total) return `${mood} ${latest.total} as before, from ${count}.`;
  return `${mood} ${latest.total > before.total ? "rose" : "fell"} from ${before.total} to ${latest.total} in ${count}.`;
}

function flagWords(flags: ChangeFacts["flags"]): string | null {
  if (flags.length === 0) return null;
  const open = flags.filter(({ state }) => state === "open").length;
  const raised = flags.length === 1 ? "one flag raised" : `${words(flags.length)} flags raised`;
  if (open === 0) return `${raised}, ${flags.length === 1 ? "closed since" : "all closed since"}`;
  return open === flags.length ? `${raised}, ${open === 1 ? "still open" : "all still open"}` : `${raised}, ${words(open)} still open`;
}

function silenceWords(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? "one check-in not answered" : `${words(count)} check-ins not answered`;
}

function weightWords(weights: ChangeFacts["weights"], on: string): string | null {
  const [before, last] = [weights.at(-2), weights.at(-1)];
  if (before === undefined || last === undefined || last.on === null || last.on <= on) return null;
  return `weight ${last.kg} kg, was ${before.kg}`;
}

function words(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
