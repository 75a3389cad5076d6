import type { BaselineRisk } from "@/clinical/baseline-risks";
import type { Severity } from "@/clinical/score-phq9";
import type { Outcome } from "@/contracts/flag-states";
import type { MessageWish } from "@/contracts/message-wishes";
import { PANEL_PAGE_SIZE, type PanelSort, type RecentCheckIn } from "@/contracts/panel";
import { type ClinicTx, readPrepared } from "@/db/client";

/** The last row's place in the order: its key there, as text, and what tells rows of one key apart. */
export type PanelPlace = { rank: number; key: string; courseId: string };
/** Every order that the panel can be read in; `missed` is how "Missed" is read where no other was asked for. */
export type PanelOrder = PanelSort | "missed";

export type PanelParams = {
  /** Lowest urgency rank shown; 0 shows everyone. */
  fromRank: number;
  rank: number | null;
  /** The rank that a patient whose review date has come is shown at. */
  reviewRank: number;
  today: string;
  now: Date;
  missed: boolean;
  /** Whom to call: with a flag that nobody has claimed, or with a missed check-in. */
  calls: boolean;
  mine: string | null;
  /** Whose patients the one who asks sees besides what they have claimed: their own, and those of prescribers for whom they stand in. */
  covered: { staffId: string; prescriberIds: readonly string[] } | null;
  bornAfter: string | null;
  startedAfter: string | null;
  endedBefore: string | null;
  /** Lower case without accents. */
  search: string | null;
  order: PanelOrder;
  after: PanelPlace | null;
};

export type PanelDbRow = {
  course_id: string;
  patient_id: string;
  prescriber_id: string;
  name: string;
  date_of_birth: string;
  record_number: string;
  time_zone: string;
  starts_on: string;
  ended_on: string | null;
  weight_kg: string;
  doses: [on: string, mgPerDay: number][];
  rank: number;
  waiting_since: string;
  key: string;
  review_is_due: boolean;
  open_flags: number;
  unclaimed_flags: number;
  top_flag_id: string | null;
  reason: string | null;
  claimed_by: string | null;
  claimed_at: string | null;
  latest_total: number | null;
  latest_severity: Severity | null;
  latest_at: string | null;
  latest_gad7: number | null;
  baseline: string | null;
  change: number | null;
  baseline_is_late: boolean;
  last_scores: { at: string; total: number }[];
  recent: RecentCheckIn[];
  last_contact_at: string | null;
  last_outcome: Outcome | null;
  review_on: string | null;
  newest_raised: boolean | null;
  unread_message: boolean;
  says_stopped: boolean;
  /** Arrays as PostgreSQL writes them: "{2026-11-23,...}". */
  due_dates: string;
  close_times: string;
  missed_from: string | null;
  wants: MessageWish;
  declined: boolean;
  phone: string | null;
  risks: BaselineRisk[];
};

const LIMIT = PANEL_PAGE_SIZE + 1;
const COLUMNS = `s.course_id, s.patient_id, s.prescriber_id, s.name, s.date_of_birth, s.record_number, s.time_zone, s.starts_on, s.ended_on,
  s.weight_kg, s.doses, s.open_flags, s.unclaimed_flags, s.top_flag_id, s.reason, s.claimed_by, s.claimed_at, s.latest_total, s.latest_severity,
  s.latest_at, s.latest_gad7, s.baseline, s.change, s.baseline_is_late, s.last_scores, s.recent, s.last_contact_at, s.last_outcome, s.review_on,
  s.newest_raised, s.unread_message, s.says_stopped, s.due_dates, s.close_times, s.missed_from, s.wants, s.declined, s.phone, s.risks`;

/** One page of the panel in its order, and one row more where there is another page. */
export function readPanelRows(tx: ClinicTx, params: PanelParams): Promise<PanelDbRow[]> {
  return readPrepared<PanelDbRow>(tx, ...panelStatement(params));
}

/**
 * What `readPanelRows` sends: a text of its own for each way to narrow and order, each prepared once a connection. Where nothing narrows
 * the list, or an index of its own gives it, rows are read as they are met; else they are picked from what the panel's index carries first.
 */
export function panelStatement(params: PanelParams): [text: string, values: unknown[]] {
  const values: unknown[] = [];
  const given = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const narrowed = narrowings(params, given);
  const walk = params.order === "urgency" ? byUrgency : byKey(KEYS[params.order]);
  if (params.order === "missed" || (params.order === "urgency" && narrowed === "")) return [walk(COLUMNS, params, narrowed, given), values];
  const text = `
    with page as materialized (select row_number() over () as place, picked.* from (${walk("s.course_id", params, narrowed, given)}) picked)
    select ${COLUMNS}, page.rank, page.waiting_since, page.review_is_due, page.key
    from page join course_status s on s.course_id = page.course_id
    order by page.place`;
  return [text, values];
}

/** Puts a value among the statement's and names its place. */
type Given = (value: unknown, type: string) => string;
type Walk = (columns: string, params: PanelParams, narrowed: string, given: Given) => string;

/** All of it in the columns that the panel's index carries. */
function narrowings(
  { missed, calls, reviewRank, now, mine, covered, bornAfter, startedAfter, today, endedBefore, search }: PanelParams,
  given: Given,
): string {
  const conditions: string[] = [];
  const isMissed = () => `s.missed_from <= ${given(now.toISOString(), "timestamptz")}`;
  if (missed) conditions.push(isMissed());
  if (calls) conditions.push(`(${isMissed()} or (s.unclaimed_flags > 0 and s.urgency >= ${given(reviewRank, "smallint")}))`);
  if (mine !== null) {
    const me = given(mine, "uuid");
    conditions.push(`(s.prescriber_id = ${me} or s.claimed_by = ${me})`);
  }
  if (covered !== null) {
    const theirs = given(`{${covered.prescriberIds.join(",")}}`, "uuid[]");
    conditions.push(`(s.prescriber_id = any(${theirs}) or s.claimed_by = ${given(covered.staffId, "uuid")})`);
  }
  if (bornAfter !== null) conditions.push(`s.date_of_birth > ${given(bornAfter, "date")}`);
  if (startedAfter !== null)
    conditions.push(`s.starts_on > ${given(startedAfter, "date")} and s.starts_on <= ${given(today, "date")} and s.ended_on is null`);
  if (endedBefore !== null) conditions.push(`s.ended_on < ${given(endedBefore, "date")}`);
  if (search !== null) conditions.push(`strpos(s.search_text, ${given(search, "text")}) > 0`);
  return conditions.map((condition) => ` and ${condition}`).join("");
}

/** A review date counts where nothing as urgent is open; null where there is none. */
function reviewDue({ today, reviewRank }: PanelParams, given: Given): string {
  return `(s.review_on <= ${given(today, "date")} and s.urgency < ${given(reviewRank, "smallint")})`;
}

/**
 * Most urgent first, then who waits longest: walks along an index, each ended by the page's size. What follows the last row within its
 * urgency, what is less urgent, and the few whose review date has come, who stand among the reviews.
 */
const byUrgency: Walk = (columns, params, narrowed, given) => {
  const { rank, fromRank, reviewRank, after } = params;
  const isDue = reviewDue(params, given);
  const lowest = given(rank ?? fromRank, "smallint");
  const highest = given(Math.min(rank ?? ABOVE_ALL, after?.rank ?? ABOVE_ALL), "smallint");
  const place = after && `(${given(after.key, "timestamptz")}, ${given(after.courseId, "uuid")})`;
  const flagged = (which: string) => `
    (select ${columns}, s.urgency as rank, s.waiting_since, false as review_is_due from course_status s
      where ${which} and s.urgency >= ${lowest} and ${isDue} is not true${narrowed}
      order by s.urgency desc, s.waiting_since, s.course_id limit ${LIMIT})`;
  const due = (which: string) => `
    (select ${columns}, ${given(reviewRank, "smallint")} as rank, s.review_on::timestamptz as waiting_since, true as review_is_due from course_status s
      where ${isDue}${which}${narrowed} order by s.review_on, s.course_id limit ${LIMIT})`;
  const walks: string[] = [];
  if (place) walks.push(flagged(`s.urgency = ${highest} and (s.waiting_since, s.course_id) > ${place}`), flagged(`s.urgency < ${highest}`));
  else walks.push(flagged(`s.urgency <= ${highest}`));
  const isAsked = (rank === null || rank === reviewRank) && reviewRank >= fromRank;
  if (isAsked && (after === null || after.rank >= reviewRank))
    walks.push(due(place && after?.rank === reviewRank ? ` and (s.review_on::timestamptz, s.course_id) > ${place}` : ""));
  return `select walks.*, waiting_since::text as key from (${walks.join(" union all ")}) walks
    order by rank desc, waiting_since, course_id limit ${LIMIT}`;
};

/** A rank that nothing has: a list begins below it. */
const ABOVE_ALL = 32_767;

type Key = { key: string; type: string; down: boolean };
/** Nobody without the key is left out: they come last. */
const KEYS: Readonly<Record<Exclude<PanelOrder, "urgency">, Key>> = {
  name: { key: "s.search_text", type: "text", down: false },
  score: { key: "coalesce(s.latest_total, -1)", type: "integer", down: true },
  change: { key: "coalesce(s.change, -99)", type: "real", down: true },
  silent: { key: "coalesce(s.latest_at, '-infinity')", type: "timestamptz", down: false },
  missed: { key: "s.missed_from", type: "timestamptz", down: false },
};

/** Another order: the clinic's index read once and the first of it kept; "missed" has an index of its own. */
function byKey({ key, type, down }: Key): Walk {
  return (columns, params, narrowed, given) => {
    const { fromRank, rank, reviewRank, after } = params;
    const isDue = reviewDue(params, given);
    const shown = `(case when ${isDue} then ${given(reviewRank, "smallint")} else s.urgency end)`;
    const conditions = ["true"];
    if (fromRank > 0) conditions.push(`${shown} >= ${given(fromRank, "smallint")}`);
    if (rank !== null) conditions.push(`${shown} = ${given(rank, "smallint")}`);
    if (after !== null) {
      const [last, id] = [given(after.key, type), given(after.courseId, "uuid")];
      conditions.push(`(${key} ${down ? "<" : ">"} ${last} or (${key} = ${last} and s.course_id > ${id}))`);
    }
    return `select ${columns}, ${shown} as rank, s.waiting_since, ${isDue} is true as review_is_due, (${key})::text as key from course_status s
      where ${conditions.join(" and ")}${narrowed} order by ${key} ${down ? "desc" : "asc"}, s.course_id limit ${LIMIT}`;
  };
}

export type PanelCounts = { needs_you: number; missed: number; calls: number; everyone: number };

/** How many patients each tab holds. */
export async function countPanel(
  tx: ClinicTx,
  { fromRank, today, now }: { fromRank: number; today: string; now: Date },
): Promise<PanelCounts> {
  const [row] = await readPrepared<PanelCounts>(tx, PANEL_COUNTS, [fromRank, today, now.toISOString()]);
  return row ?? { needs_you: 0, missed: 0, calls: 0, everyone: 0 };
}

export const PANEL_COUNTS = `select flagged.all + (select count(*)::int from course_status where review_on <= $2::date and urgency < $1::smallint) as needs_you,
    silent.all as missed, silent.quiet + flagged.unclaimed as calls, (select count(*)::int from course_status) as everyone
  from (select count(*)::int as all, count(*) filter (where unclaimed_flags > 0 or missed_from <= $3::timestamptz)::int as unclaimed
      from course_status where urgency >= $1::smallint) flagged,
    (select count(*)::int as all, count(*) filter (where urgency < $1::smallint)::int as quiet from course_status where missed_from <= $3::timestamptz) silent`;
