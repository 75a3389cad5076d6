import { dayWords } from "./course-days";

type Point = { day: number; total: number };
type SummaryInput = {
  /** What the depression questionnaire is called. */
  mood: string;
  responses: readonly Point[];
  doses: readonly { day: number; mgPerDay: number }[];
  unanswered: readonly { day: number }[];
};

/** A move of 5 points is the minimal clinically important difference (Löwe 2004); less is told as staying. */
const MOVE = 5;
/** From this share of a rise on, "most of it" is true in anybody's ears. */
const MOST = 0.6;
/** A rise that ends more days after a dose increase is not told beside it: "after" would suggest more than it knows. */
const RECENT_DAYS = 56;
/** What a total tells of: the two weeks before it. */
const RECALL_DAYS = 14;

const NUMBER_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/**
 * The course in one sentence, for the head of the chart and for screen readers. It states what was answered and when, and
 * never a cause: "after" is an order in time.
 * @param input responses, doses and unanswered check-ins, each oldest first; `day` counts from the course start
 * @example "PHQ-9 rose from 6 to 17 over six weeks, most of it after the dose went to 40 mg in week 4."
 */
export function courseSummary(input: SummaryInput): string {
  const last = input.responses.at(-1);
  if (last === undefined) return "No check-in has been answered yet.";
  const silent = input.unanswered.filter(({ day }) => day > last.day).length;
  const silence =
    silent === 0 ? "" : ` ${silent === 1 ? "One check-in" : `${capitalised(words(silent))} check-ins`} since then not answered.`;
  return `${movement(input, last)}${silence}`;
}

function movement({ mood, responses, doses }: SummaryInput, last: Point): string {
  const first = responses[0] as Point;
  if (responses.length === 1) return `One check-in so far: ${mood} ${first.total} ${dayWords(first.day)}.`;
  const lowest = Math.min(...responses.map(({ total }) => total));
  const highest = Math.max(...responses.map(({ total }) => total));
  const over = `over ${durationWords(last.day - first.day)}`;
  if (lowest === highest) return `${mood} was ${last.total} each time ${over}.`;
  if (highest - lowest < MOVE) return `${mood} stayed between ${lowest} and ${highest} ${over}.`;
  const turn = turningPoint(responses, first, last);
  if (turn !== null) {
    const back = turn.total < last.total ? "rose" : "fell";
    const dose = back === "rose" ? doseClause({ responses, doses }, turn, last) : "";
    return `${mood} ${back === "rose" ? "fell" : "rose"} from ${first.total} to ${turn.total} ${dayWords(turn.day)}, then ${back} to ${last.total} ${dayWords(last.day)}${dose}.`;
  }
  if (Math.abs(last.total - first.total) < 3) return `${mood} moved between ${lowest} and ${highest} ${over}; now ${last.total}.`;
  const rose = last.total > first.total;
  return `${mood} ${rose ? "rose" : "fell"} from ${first.total} to ${last.total} ${over}${rose ? doseClause({ responses, doses }, first, last) : ""}.`;
}

/** The lowest or highest point between, where the way there and the way back are both a move; the later of two equal ones. */
function turningPoint(responses: readonly Point[], first: Point, last: Point): Point | null {
  const depth = (p: Point) => Math.min(Math.abs(first.total - p.total), Math.abs(last.total - p.total));
  const turns = responses.slice(1, -1).filter((p) => (p.total - first.total) * (p.total - last.total) > 0 && depth(p) >= MOVE);
  return turns.reduce<Point | null>((best, p) => (best === null || depth(p) >= depth(best) ? p : best), null);
}

/**
 * Names the last dose increase that the rise came after; empty where there is none. The questionnaire asks about two weeks: a total given
 * sooner after the increase looks back past it, and counts with those before. Where any of them came near the last, nothing is said.
 */
function doseClause({ responses, doses }: Pick<SummaryInput, "responses" | "doses">, from: Point, to: Point): string {
  const increase = doses.findLast((dose, i) => {
    const before = doses[i - 1];
    const seenFrom = dose.day + RECALL_DAYS;
    if (before === undefined || dose.mgPerDay <= before.mgPerDay || dose.day <= from.day || to.day < seenFrom) return false;
    if (to.day - dose.day > RECENT_DAYS) return false;
    const reached = Math.max(...responses.filter(({ day }) => day < seenFrom).map(({ total }) => total));
    return (to.total - reached) / (to.total - from.total) >= MOST;
  });
  return increase === undefined ? "" : `, most of it after the dose went to ${increase.mgPerDay} mg ${dayWords(increase.day)}`;
}

/** "six weeks", "14 weeks", "nine days"; under a fortnight in days. */
function durationWords(days: number): string {
  const [count, unit] = days < 14 ? [days, "day"] : [Math.round(days / 7), "week"];
  return `${words(count)} ${unit}${count === 1 ? "" : "s"}`;
}

function words(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
