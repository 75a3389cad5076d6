import { urgencyRank } from "@/clinical/urgency";
import { PANEL_PAGE_SIZE, type PanelSort } from "@/contracts/panel";

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

/** Everybody, most urgent first, from the beginning: what a tab, filters, a search and an order change. */
export function wholePanel(today: string, now: Date): PanelParams {
  return {
    fromRank: 0,
    rank: null,
    reviewRank: urgencyRank("review"),
    today,
    now,
    missed: false,
    calls: false,
    mine: null,
    covered: null,
    bornAfter: null,
    startedAfter: null,
    endedBefore: null,
    search: null,
    order: "urgency",
    after: null,
  };
}

const LIMIT = PANEL_PAGE_SIZE + 1;
const COLUMNS = `s.course_id, s.patient_id, s.prescriber_id, s.name, s.date_of_birth, s.record_number, s.time_zone, s.starts_on, s.ended_on,
  s.weight_kg, s.doses, s.open_flags, s.unclaimed_flags, s.top_flag_id, s.reason, s.claimed_by, s.claimed_at, s.latest_total, s.latest_severity,
  s.latest_at, s.latest_gad7, s.baseline, s.change, s.baseline_is_late, s.last_scores, s.recent, s.last_contact_at, s.last_outcome, s.review_on,
  s.newest_raised, s.unread_message, s.says_stopped, s.due_dates, s.close_times, s.missed_from, s.wants, s.declined, s.phone, s.risks`;

/**
 * What `readPanelRows` sends: a text of its own for each way to narrow and order, each prepared once a connection. Where nothing narrows
 * the list and an index gives its order, rows are read as they are met; else they are picked from what the panel's index carries first.
 */
export function panelStatement(params: PanelParams): [text: string, values: unknown[]] {
  const values: unknown[] = [];
  const given = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const text = params.search === null ? listed(params, given) : searched(params, params.search, given);
  return [text, values];
}

function listed(params: PanelParams, given: Given): string {
  const narrowed = narrowings(params, given);
  const walk = walkOf(params);
  const isWhole = narrowed === "" && (params.order === "urgency" || (params.fromRank === 0 && params.rank === null));
  if (params.order === "missed" || isWhole) return walk({ columns: COLUMNS, from: TABLE, where: narrowed }, params, given);
  return `
    with page as materialized (select row_number() over () as place, picked.* from
      (${walk({ columns: "s.course_id", from: TABLE, where: narrowed }, params, given)}) picked)
    select ${COLUMNS}, page.rank, page.waiting_since, page.review_is_due, page.key
    from page join course_status s on s.course_id = page.course_id
    order by page.place`;
}

/** Up to so many who are found are read and put in order; more are met soon enough on a walk in that order. */
const FEW = 200;

/**
 * A search looks through the narrow index of names and numbers, a third of the panel's, as far as there are few to find. Only one of the
 * two ways is gone: PostgreSQL asks once which.
 */
function searched(params: PanelParams, search: string, given: Given): string {
  const isFound = `strpos(s.search_text, ${given(search, "text")}) > 0`;
  const walk = walkOf(params);
  const few = { columns: "s.course_id", from: "few s", where: narrowings(params, given) };
  const many = {
    columns: "s.course_id",
    from: TABLE,
    where: ` and (select count(*) from found) > ${FEW} and ${isFound}${narrowings(params, given)}`,
  };
  return `
    with found as materialized (select s.course_id from course_status s where ${isFound} limit ${FEW + 1}),
    few as materialized (select s.* from found join course_status s on s.course_id = found.course_id where (select count(*) from found) <= ${FEW}),
    page as materialized (select row_number() over () as place, picked.* from
      ((${walk(few, params, given)}) union all (${walk(many, params, given)})) picked)
    select ${COLUMNS}, page.rank, page.waiting_since, page.review_is_due, page.key
    from page join course_status s on s.course_id = page.course_id
    order by page.place`;
}

/** Puts a value among the statement's and names its place. */
type Given = (value: unknown, type: string) => string;
/** What is read of whom, `s` being the row; `where` begins with "and" if it is anything. */
type Reading = { columns: string; from: string; where: string };
type Walk = (reading: Reading, params: PanelParams, given: Given) => string;
const TABLE = "course_status s";

/** All of it in the columns that the panel's index carries. */
function narrowings(
  { missed, calls, reviewRank, now, mine, covered, bornAfter, startedAfter, today, endedBefore }: PanelParams,
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
  return conditions.map((condition) => ` and ${condition}`).join("");
}

/**
 * A review date counts where nothing as urgent is open; null where there is none. The day stands in the statement itself: a plan for any
 * day expects a third of all review dates to have come, and walks through everybody rather than read the few.
 * @throws RangeError on what is no date
 */
function reviewDue({ today, reviewRank }: PanelParams, given: Given): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new RangeError("not a date");
  return `(s.review_on <= date '${today}' and s.urgency < ${given(reviewRank, "smallint")})`;
}

/**
 * Most urgent first, then who waits longest: walks along an index, each ended by the page's size. What follows the last row within its
 * urgency, what is less urgent, and the few whose review date has come, who stand among the reviews.
 */
const byUrgency: Walk = ({ columns, from, where }, params, given) => {
  const { rank, fromRank, reviewRank, after } = params;
  const isDue = reviewDue(params, given);
  const lowest = given(rank ?? fromRank, "smallint");
  const highest = given(Math.min(rank ?? ABOVE_ALL, after?.rank ?? ABOVE_ALL), "smallint");
  const place = after && `(${given(after.key, "timestamptz")}, ${given(after.courseId, "uuid")})`;
  const flagged = (which: string) => `
    (select ${columns}, s.urgency as rank, s.waiting_since, false as review_is_due from ${from}
      where ${which} and s.urgency >= ${lowest} and ${isDue} is not true${where}
      order by s.urgency desc, s.waiting_since, s.course_id limit ${LIMIT})`;
  const due = (which: string) => `
    (select ${columns}, ${given(reviewRank, "smallint")} as rank, s.review_on::timestamptz as waiting_since, true as review_is_due from ${from}
      where ${isDue}${which}${where} order by s.review_on, s.course_id limit ${LIMIT})`;
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
/** Nobody without the key is left out: they come last. Each has an index in this order, but the key may not read otherwise there. */
const KEYS: Readonly<Record<Exclude<PanelOrder, "urgency">, Key>> = {
  name: { key: "s.search_text", type: "text", down: false },
  score: { key: "coalesce(s.latest_total, '-1'::smallint)", type: "smallint", down: true },
  change: { key: "coalesce(s.change, '-99'::real)", type: "real", down: true },
  silent: { key: "coalesce(s.latest_at, '-infinity'::timestamptz)", type: "timestamptz", down: false },
  missed: { key: "s.missed_from", type: "timestamptz", down: false },
};

function walkOf({ order }: PanelParams): Walk {
  return order === "urgency" ? byUrgency : byKey(KEYS[order]);
}

/** Another order: along its own index where everybody is shown, else from all whom the panel's index lets through. */
function byKey({ key, type, down }: Key): Walk {
  return ({ columns, from, where }, params, given) => {
    const { fromRank, rank, reviewRank, after, order } = params;
    const isDue = reviewDue(params, given);
    const shown = `(case when ${isDue} then ${given(reviewRank, "smallint")} else s.urgency end)`;
    const conditions: string[] = [];
    if (fromRank > 0) conditions.push(`${shown} >= ${given(fromRank, "smallint")}`);
    if (rank !== null) conditions.push(`${shown} = ${given(rank, "smallint")}`);
    const who = `${conditions.map((condition) => ` and ${condition}`).join("")}${where}`;
    // A walk in this order until fifty of a few are met would read everybody.
    const isApart = who !== "" && order !== "missed";
    const source = isApart ? `(select s.* from ${from} where true${who} offset 0) s` : from;
    let follows = "";
    if (after !== null) {
      const [last, id] = [given(after.key, type), given(after.courseId, "uuid")];
      const [upTo, beyond] = down ? ["<=", "<"] : [">=", ">"];
      follows = ` and ${key} ${upTo} ${last} and (${key} ${beyond} ${last} or s.course_id > ${id})`;
    }
    return `select ${columns}, ${shown} as rank, s.waiting_since, ${isDue} is true as review_is_due, (${key})::text as key from ${source}
      where true${isApart ? "" : who}${follows} order by ${key} ${down ? "desc" : "asc"}, s.course_id limit ${LIMIT}`;
  };
}
