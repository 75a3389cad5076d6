import type { PanelParams } from "./panel-params";
import { type Given, type KeyOrder, pickByKey, reviewDue, TABLE, walkOf } from "./panel-walks";
import { NUMBER_MARKS, numberForm, searchWords } from "./search-words";

const COLUMNS = `s.course_id, s.patient_id, s.prescriber_id, s.name, s.date_of_birth, s.record_number, s.time_zone, s.starts_on, s.ended_on,
  s.weight_kg, s.doses, s.open_flags, s.unclaimed_flags, s.top_flag_id, s.reason, s.claimed_by, s.claimed_at, s.latest_total, s.latest_severity,
  s.latest_at, s.latest_gad7, s.baseline, s.change, s.baseline_is_late, s.last_scores, s.recent, s.last_contact_at, s.last_outcome, s.review_on,
  s.newest_raised, s.unread_message, s.says_stopped, s.due_dates, s.close_times, s.missed_from, s.wants, s.declined, s.phone, s.risks`;

/**
 * What `readPanelRows` sends: a text of its own for each way to narrow and order, each prepared once a connection. Where nothing narrows
 * the list and an index gives its order, rows are read as they are met; else they are picked from what the panel's index carries first.
 */
export function panelStatement(params: PanelParams, foundLimit = FOUND_LIMIT): [text: string, values: unknown[]] {
  const values: unknown[] = [];
  const given = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const text = params.search === null ? listed(params, given) : searched(params, params.search, given, foundLimit);
  return [text, values];
}

/** Up to so many whom a search finds are read by their keys; of more, fifty are soon met on the list's own walk. */
const FOUND_LIMIT = 200;

function listed(params: PanelParams, given: Given): string {
  const narrowed = narrowings(params, given);
  const { order, fromRank, rank } = params;
  const walk = walkOf(params);
  const isWhole = narrowed === "" && (order === "urgency" || (fromRank === 0 && rank === null));
  if (isWhole) return walk({ columns: COLUMNS, from: TABLE, where: "" }, params, given);
  if (order === "missed") return walk({ columns: COLUMNS, from: TABLE, where: narrowed + isShown(params, given) }, params, given);
  if (order !== "urgency") return ordered(order, params, narrowed, given);
  return `
    with page as materialized (${placed(walk({ columns: "s.course_id", from: TABLE, where: narrowed }, params, given))})
    ${wholeRowsOfPage()} order by place`;
}

/** How many a filter or a search lets through; null where neither is set, and the tab's own count says it. */
export function matchedStatement(params: PanelParams): [text: string, values: unknown[]] | null {
  const { rank, mine, covered, bornAfter, startedAfter, endedBefore, search } = params;
  if ([rank, mine, covered, bornAfter, startedAfter, endedBefore, search].every((one) => one === null)) return null;
  const values: unknown[] = [];
  const given = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const narrowed = (search === null ? "" : ` and ${isFoundBy(search, given)}`) + narrowings(params, given);
  const counts = shownParts(params, given).map((part) => `(select count(*) from ${TABLE} where ${part}${narrowed})`);
  return [`select (${counts.join(" + ")})::int as matched`, values];
}

/** Rows in the order in which they are met, with their place in it. */
const placed = (rows: string) => `select picked.*, row_number() over () as place from (${rows}) picked`;
/** Each by its key (OFFSET 0): of a thousand patients the planner would rather read all rows than fifty one by one, and take longer. */
const byKeyOf = (picked: string) => `cross join lateral (select * from ${TABLE} where s.course_id = ${picked}.course_id offset 0) s`;
const wholeRowsOfPage = () => `select ${COLUMNS}, page.rank, page.waiting_since, page.review_is_due, page.key, page.place
    from page ${byKeyOf("page")}`;

/** Another order of those whom a filter or a search lets through. */
function ordered(by: KeyOrder, params: PanelParams, narrowed: string, given: Given): string {
  const parts = shownParts(params, given).map((part) => part + narrowed);
  const { picked, shown } = pickByKey(by, parts, params, given);
  return `
    with page as materialized (${placed(picked)})
    select ${COLUMNS}, ${shown}, page.place from page ${byKeyOf("page")} order by place`;
}

/** Whom a tab or an urgency shows, in parts of which nobody is in two: each a range of an index, which one condition would not be. */
function shownParts(params: PanelParams, given: Given): string[] {
  const { fromRank, rank, reviewRank } = params;
  if (fromRank === 0 && rank === null) return ["true"];
  const isDue = reviewDue(params, given);
  const flagged = rank === null ? `s.urgency >= ${given(fromRank, "smallint")}` : `s.urgency = ${given(rank, "smallint")}`;
  const isAsked = (rank === null || rank === reviewRank) && reviewRank >= fromRank;
  return [`(${flagged} and ${isDue} is not true)`, ...(isAsked ? [isDue] : [])];
}

/** The same as one condition, for rows that were picked already. */
function isShown(params: PanelParams, given: Given): string {
  const parts = shownParts(params, given);
  return parts[0] === "true" ? "" : ` and (${parts.join(" or ")})`;
}

/**
 * A search looks through the narrow index of names and numbers, a third of the panel's, as far as there are few to find. Only one of the
 * two ways is gone: PostgreSQL asks once which.
 */
function searched(params: PanelParams, search: string, given: Given, limit: number): string {
  const isFound = isFoundBy(search, given);
  const narrowed = narrowings(params, given);
  if (params.order !== "urgency") return ordered(params.order, params, ` and ${isFound}${narrowed}`, given);
  const walk = walkOf(params);
  const isMany = `(select count(*) from found) > ${limit}`;
  const few = walk({ columns: COLUMNS, from: "few s", where: narrowed }, params, given);
  const many = walk({ columns: "s.course_id", from: TABLE, where: ` and ${isMany} and ${isFound}${narrowed}` }, params, given);
  return `
    with found as materialized (select s.course_id from course_status s where ${isFound} limit ${limit + 1}),
    few as materialized (select s.* from found ${byKeyOf("found")} where not ${isMany}),
    page as materialized (${placed(many)})
    ${wholeRowsOfPage()}
    union all (${placed(few)}) order by place`;
}

function isFoundBy(search: string, given: Given): string {
  return searchWords(search)
    .map((word) => hasWord(word, given))
    .join(" and ");
}

/** A word that is in the name or number as it was typed, or, of a number, as it may be written otherwise. */
function hasWord(word: string, given: Given): string {
  const has = (part: string, text = "s.search_text") => `strpos(${text}, ${given(part, "text")}) > 0`;
  const form = numberForm(word);
  if (form === null) return has(word);
  if ("dashed" in form) return `(${has(word)} or ${has(form.dashed)})`;
  // To take the marks out of everybody's would take longer than all the rest.
  const isBare = has(form.bare, `translate(s.search_text, ${given(NUMBER_MARKS, "text")}, '')`);
  return `(${has(word)} or case when ${has(form.end)} then ${isBare} else false end)`;
}

/** All of it in the columns that the panel's index carries. */
function narrowings(
  { missed, calls, reviewRank, now, mine, covered, bornAfter, startedAfter, today, endedBefore }: PanelParams,
  given: Given,
): string {
  const conditions: string[] = [];
  const isMissed = () => `s.missed_from <= ${given(now.toISOString(), "timestamptz")}`;
  if (missed) conditions.push(isMissed());
  if (calls) conditions.push(`(${isMissed()} or s.urgency >= ${given(reviewRank, "smallint")})`);
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
