import { PANEL_PAGE_SIZE } from "@/contracts/panel";
import type { PanelOrder, PanelParams } from "./panel-params";

const LIMIT = PANEL_PAGE_SIZE + 1;
/** Puts a value among the statement's and names its place. */
export type Given = (value: unknown, type: string) => string;
/** What is read of whom, `s` being the row; `where` begins with "and" if it is anything. */
export type Reading = { columns: string; from: string; where: string };
export type Walk = (reading: Reading, params: PanelParams, given: Given) => string;
export const TABLE = "course_status s";

/**
 * A review date counts where nothing as urgent is open; null where there is none. The day stands in the statement itself: a plan for any
 * day expects a third of all review dates to have come, and walks through everybody rather than read the few.
 * @throws RangeError on what is no date
 */
export function reviewDue({ today, reviewRank }: PanelParams, given: Given): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new RangeError("not a date");
  return `(s.review_on <= date '${today}' and s.urgency < ${given(reviewRank, "smallint")})`;
}

/**
 * Most urgent first, then who waits longest: walks along an index, each ended by the page's size. What follows the last row within its
 * urgency, what is less urgent, and those whose review date has come, who stand among the reviews: as many as the more urgent leave room for,
 * because in a large clinic there are dozens of them on a page that shows none.
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
      where ${isDue}${which}${where} order by s.review_on, s.course_id
      limit (select greatest(0, ${LIMIT} - count(*)) from flagged where rank > ${given(reviewRank, "smallint")}))`;
  const met = place
    ? `${flagged(`s.urgency = ${highest} and (s.waiting_since, s.course_id) > ${place}`)} union all ${flagged(`s.urgency < ${highest}`)}`
    : flagged(`s.urgency <= ${highest}`);
  const isAsked = (rank === null || rank === reviewRank) && reviewRank >= fromRank && (after === null || after.rank >= reviewRank);
  const follows = place && after?.rank === reviewRank ? ` and (s.review_on::timestamptz, s.course_id) > ${place}` : "";
  return `with flagged as (${met})
    select walks.*, waiting_since::text as key from (select * from flagged${isAsked ? ` union all ${due(follows)}` : ""}) walks
    order by rank desc, waiting_since, course_id limit ${LIMIT}`;
};

/** A rank that nothing has: a list begins below it. */
const ABOVE_ALL = 32_767;

/** Every order but the panel's own. */
export type KeyOrder = Exclude<PanelOrder, "urgency">;
type Key = { key: string; type: string; down: boolean };
/**
 * Whom nobody has in hand, then the others; of each the most urgent, then who waits longest. One number in the order of all three: microseconds
 * since 1970 have sixteen digits until 2286.
 */
const CALLS = `((case when s.claimed_by is null then 10 else 0 end + s.urgency)::bigint * 10000000000000000 - (extract(epoch from s.waiting_since) * 1000000)::bigint)`;
/** Nobody without the key is left out: they come last. Each but the call list's has an index in this order, where the key may not read otherwise. */
const KEYS: Readonly<Record<KeyOrder, Key>> = {
  name: { key: "s.search_text", type: "text", down: false },
  score: { key: "coalesce(s.latest_total, '-1'::smallint)", type: "smallint", down: true },
  change: { key: "coalesce(s.change, '-99'::real)", type: "real", down: true },
  silent: { key: "coalesce(s.latest_at, '-infinity'::timestamptz)", type: "timestamptz", down: false },
  missed: { key: "s.missed_from", type: "timestamptz", down: false },
  calls: { key: CALLS, type: "bigint", down: true },
};

export function walkOf({ order }: PanelParams): Walk {
  return order === "urgency" ? byUrgency : byKey(KEYS[order]);
}

/** Another order, along its own index. */
function byKey(order: Key): Walk {
  return ({ columns, from, where }, params, given) => `
    select ${columns}, ${shownOf(params, given)}, (${order.key})::text as key from ${from}
    where true${where}${followingOf(order, order.key, params, given)} order by ${order.key} ${order.down ? "desc" : "asc"}, s.course_id limit ${LIMIT}`;
}

/** The urgency that a row is shown at, since when it waits, and whether that is because its review date has come. */
function shownOf(params: PanelParams, given: Given): string {
  const isDue = reviewDue(params, given);
  const rank = `(case when ${isDue} then ${given(params.reviewRank, "smallint")} else s.urgency end)`;
  return `${rank} as rank, s.waiting_since, ${isDue} is true as review_is_due`;
}

/** What comes after the last row in another order, whose key stands in `column`. */
function followingOf({ type, down }: Key, column: string, { after }: PanelParams, given: Given): string {
  if (after === null) return "";
  const [last, id] = [given(after.key, type), given(after.courseId, "uuid")];
  const [upTo, beyond] = down ? ["<=", "<"] : [">=", ">"];
  return ` and ${column} ${upTo} ${last} and (${column} ${beyond} ${last} or s.course_id > ${id})`;
}

/**
 * The first in another order of those who are in one of `parts`. All of them are picked from the panel's index, with no more than what puts them
 * in order: that takes about as long whoever they are. A walk in that order may have to pass thousands whom a filter leaves out (OFFSET 0
 * keeps the planner from it).
 */
export function pickByKey(by: KeyOrder, parts: readonly string[], params: PanelParams, given: Given): { picked: string; shown: string } {
  const order = KEYS[by];
  const all = parts
    .map((part) => `(select s.course_id, ${order.key} as sort_key from ${TABLE} where ${part} offset 0)`)
    .join(" union all ");
  return {
    picked: `select s.* from (${all}) s where true${followingOf(order, "s.sort_key", params, given)}
      order by s.sort_key ${order.down ? "desc" : "asc"}, s.course_id limit ${LIMIT}`,
    shown: `${shownOf(params, given)}, page.sort_key::text as key`,
  };
}
