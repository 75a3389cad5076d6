import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { urgencyRank } from "@/clinical/urgency";
import { PANEL_TABS, type PanelRow, type PanelSort } from "@/contracts/panel";
import type { PanelQuery } from "@/contracts/panel-requests";
import { readPanel } from "@/server/use-cases/read-panel";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { connect, readPrepared, withClinic } from "./client";
import { PANEL_COUNTS } from "./queries/panel";
import { type PanelParams, wholePanel } from "./queries/panel-params";
import { panelStatement } from "./queries/panel-statement";
import { createTestDatabase, type TestDatabase } from "./testing";

const COURSES = 2_000;
/** One in ten, but for two of those who need somebody. */
const MISSED = COURSES / 10 - 2;
/** Patients whose review date has come. */
const DUE = 100;
const NOW = new Date("2026-06-01T10:00:00Z");

const NOTHING = wholePanel("2026-06-01", NOW);

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
  const all = postgres(db.urls.superuserUrl, { max: 1, onnotice: () => {} });
  const { clinicId, prescriber } = clinic;
  // Twelve need somebody; everybody else has nothing open.
  await all`create temp table made as select gen_random_uuid() as id, n from generate_series(1, ${COURSES}) n`;
  await all`insert into patient (clinic_id, id, name, search_name, date_of_birth, record_number, language, region, time_zone, created_at)
    select ${clinicId}, id, 'Person ' || n % 700, 'person ' || n % 700, case when n % 4 = 0 then '2010-01-01'::date else '1999-01-01' end, 'R-' || n, 'en', 'us', 'UTC', now() from made`;
  await all`insert into course (clinic_id, id, patient_id, prescriber_id, starts_on, weight_kg, target_mg_per_kg, created_at)
    select ${clinicId}, id, id, ${prescriber.staffId}, case when n % 5 = 0 then '2026-05-20'::date else '2026-03-01' end, 60, 120, now() from made`;
  // Of the hundred from the 101st on the review date has come; one in ten has a task because of a missed check-in; every third has a score, many alike.
  await all`insert into check_in (clinic_id, id, course_id, kind, due_on, opens_at, expires_at, token_hash, created_at)
    select ${clinicId}, gen_random_uuid(), id, 'scheduled', '2026-05-20', '2026-05-20', case when n % 10 = 1 and n > 12 then '2026-05-27'::timestamptz + n % 7 * interval '1 hour' else '2026-07-01' end, id::text, now() from made`;
  await all`insert into course_status (clinic_id, course_id, patient_id, prescriber_id, urgency, waiting_since, unclaimed_flags, missed_from, review_on, latest_total, latest_severity, latest_at, baseline)
    select ${clinicId}, id, id, ${prescriber.staffId}, case when n <= 12 then 3 + n % 3 else 0 end, '2026-05-01'::timestamptz + n % 50 * interval '1 minute', (n <= 12)::int,
      case when n % 10 = 1 and n > 12 then '2026-05-27'::timestamptz + n % 7 * interval '1 hour' end,
      case when n between 101 and ${100 + DUE} then '2026-05-20'::date + n % 9 end, case when n % 3 = 0 then n % 27 end, case when n % 3 = 0 then 'mild' end,
      case when n % 3 = 0 then '2026-05-10'::timestamptz + n % 20 * interval '1 hour' end, case when n % 3 = 0 then n % 8 end from made`;
  await all`vacuum (analyze) course_status`;
  await all.end();
});
afterAll(() => db.close());

async function indexScans(): Promise<number> {
  const [row] = await db.owner<
    { scans: number }[]
  >`select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = 'course_status_panel'`;
  return row?.scans ?? 0;
}

test("Needs you of a clinic with 2,000 patients is read along its urgency index, most urgent first and then who waits longest", async () => {
  const one = connect(db.urls.webUrl, { max: 1, name: "test-plan" });
  const before = await indexScans();
  const page = await readPanel(one, clinic.prescriber, { tab: "needs-you" }, NOW);
  // A connection reports its scans when it pleases, up to ten seconds later: this asks it to, now.
  await one.sql`select pg_stat_force_next_flush()`;
  await one.close();
  expect(page.rows.slice(0, 12).map(({ urgency }) => urgency)).toEqual([
    ...Array(4).fill("now"),
    ...Array(4).fill("today"),
    ...Array(4).fill("review"),
  ]);
  const waits = page.rows.slice(0, 4).map(({ waitingSince }) => waitingSince);
  expect(waits).toEqual([...waits].sort());
  expect(await indexScans()).toBeGreaterThan(before);
});

/** Every page of a list, one after another. */
async function readAll(query: Omit<PanelQuery, "cursor"> & { text?: string }): Promise<{ ids: string[]; rows: PanelRow[] }> {
  const rows: PanelRow[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await readPanel(db.web, clinic.prescriber, { ...query, ...(cursor ? { cursor } : {}) }, NOW, { again: true });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor);
  return { ids: rows.map(({ courseId }) => courseId), rows };
}

test.each<[string, Omit<PanelQuery, "cursor">, number]>([
  ["everyone", { tab: "everyone" }, COURSES],
  ["everyone by name", { tab: "everyone", sort: "name" }, COURSES],
  ["everyone by score, most of them without one", { tab: "everyone", sort: "score" }, COURSES],
  ["everyone by their change", { tab: "everyone", sort: "change" }, COURSES],
  ["everyone by how long they have been silent", { tab: "everyone", sort: "silent" }, COURSES],
  ["Needs you", { tab: "needs-you" }, 12 + DUE],
  ["Needs you by name", { tab: "needs-you", sort: "name" }, 12 + DUE],
  ["reviews alone", { tab: "everyone", urgency: "review" }, 4 + DUE],
  ["who missed a check-in", { tab: "missed" }, MISSED],
  ["who missed a check-in, by name", { tab: "missed", sort: "name" }, MISSED],
  ["whom to call", { tab: "calls" }, MISSED + 12],
  ["the first eight weeks", { tab: "everyone", early: "1" }, COURSES / 5],
  ["under 18", { tab: "everyone", under18: "1" }, COURSES / 4],
])("the pages of %s follow each other to the end without a gap or a repeat", async (_list, query, count) => {
  const { ids } = await readAll(query);
  expect(ids).toHaveLength(count);
  expect(new Set(ids).size).toBe(count);
});

test("a patient whose review date has come stands among the reviews, by how long it has passed, and says so", async () => {
  const { rows } = await readAll({ tab: "needs-you" });
  const reviews = rows.filter(({ urgency }) => urgency === "review");
  expect(reviews.filter(({ reason }) => reason?.startsWith("Review date reached."))).toHaveLength(DUE);
  const waits = reviews.map(({ waitingSince }) => waitingSince);
  expect(waits).toEqual([...waits].sort());
});

test("orders are what they say: names by the alphabet, scores and rises from the highest, the silent from the longest", async () => {
  const by = async (sort: PanelSort) => (await readPanel(db.web, clinic.prescriber, { tab: "everyone", sort }, NOW, { again: true })).rows;
  const names = (await by("name")).map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort());
  const scores = (await by("score")).map(({ latest }) => latest?.total ?? -1);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[0]).toBe(24);
  const rises = (await by("change")).map(({ change }) => change ?? -99);
  expect(rises).toEqual([...rises].sort((a, b) => b - a));
  expect((await by("silent"))[0]?.latest).toBeNull();
});

test.each(["urgency", "name", "score", "change", "silent"] as const)(
  "a made-up cursor for the order %s begins at the beginning",
  async (sort) => {
    const first = await readPanel(db.web, clinic.prescriber, { tab: "everyone", sort }, NOW, { again: true });
    const id = crypto.randomUUID().replaceAll("-", "");
    for (const [front, key] of [
      [`3${id}`, "x'"],
      [`9${id}`, "0"],
      ["3no-id", "0"],
      ["a", ""],
      [`1${id}`, "9999999999"],
      [`1${id}`, ""],
    ]) {
      const cursor = `${front}${Buffer.from(key ?? "").toString("base64url")}`;
      const page = await readPanel(db.web, clinic.prescriber, { tab: "everyone", sort, cursor }, NOW, { again: true });
      if (sort !== "name") expect(page.rows[0]?.courseId).toBe(first.rows[0]?.courseId);
    }
  },
);

test.each<[string, Partial<PanelParams>, number]>([
  ["Needs you", { fromRank: urgencyRank("review") }, 300],
  ["everyone", {}, 300],
  ["who missed a check-in", { missed: true, order: "missed" }, 300],
  ["whom to call", { calls: true }, 300],
  ["everyone by name", { order: "name" }, 100],
  ["everyone by score", { order: "score" }, 100],
  ["everyone by change", { order: "change" }, 100],
  ["everyone by silence", { order: "silent" }, 100],
  ["the first weeks", { startedAfter: "2026-04-06" }, 300],
  ["a name that nobody has", { search: "zzz" }, 100],
  ["one record number", { search: "r-1999" }, 300],
  ["a name that many have", { search: "person" }, 330],
  ["a record number without its dash", { search: "r1999" }, 300],
  ["a surname and a given name that nobody has together", { search: "zzz, person" }, 100],
])("a page of %s takes few buffers of the database, whatever the size of the clinic", async (_list, given, most) => {
  expect(await buffersOf(...panelStatement({ ...NOTHING, ...given }))).toBeLessThanOrEqual(most);
});

test("what the tabs count is counted along indexes, and reads no patient's row", async () => {
  expect(await buffersOf(PANEL_COUNTS, [urgencyRank("review"), "2026-06-01", NOW.toISOString()])).toBeLessThanOrEqual(120);
});

test("who searches is shown whom they searched for, in the order of the list, be they few or many", async () => {
  const found = async (text: string, query: Partial<PanelQuery> = {}) =>
    (await readPanel(db.web, clinic.prescriber, { tab: "everyone", ...query, text }, NOW, { again: true })).rows;
  expect((await found("r-1999")).map(({ recordNumber }) => recordNumber)).toEqual(["R-1999"]);
  for (const text of ["r1999", "R 1999", "1999 person", "Person, r1999"])
    expect((await found(text)).map(({ recordNumber }) => recordNumber)).toEqual(["R-1999"]);
  expect((await found("599, person")).map(({ name }) => name)).toEqual(expect.arrayContaining(["Person 599"]));
  expect((await found("r7")).map(({ recordNumber }) => recordNumber)).toContain("R-7");
  expect(await found("nobody r1999")).toEqual([]);
  expect(await found("r-1999", { under18: "1" })).toEqual([]);
  // 111 record numbers begin so, and 1,111, and everybody's name; some who need somebody are among each.
  for (const text of ["r-10", "r-1", "person"]) {
    const rows = await found(text);
    const ranks = rows.map(({ urgency }) => (urgency === null ? 0 : urgencyRank(urgency)));
    expect(rows).toHaveLength(50);
    expect(ranks[0]).toBeGreaterThan(0);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  }
});

test.each<[string, Omit<PanelQuery, "cursor" | "sort">, PanelSort[]]>([
  ["everybody's own patients", { tab: "everyone", mine: "1" }, ["name", "change"]],
  ["Needs you", { tab: "needs-you" }, ["score", "silent"]],
  ["reviews of the under-18s", { tab: "everyone", urgency: "review", under18: "1" }, ["silent"]],
  ["the first weeks", { tab: "everyone", early: "1" }, ["change", "score"]],
  ["the call list", { tab: "calls" }, ["name"]],
  ["nobody", { tab: "missed", after: "1" }, ["name"]],
])("%s in another order are those of the list, in the order of everybody", async (_list, query, sorts) => {
  const listed = new Set((await readAll(query)).ids);
  for (const sort of sorts) {
    const everybody = (await readAll({ tab: "everyone", sort })).ids;
    expect((await readAll({ ...query, sort })).ids).toEqual(everybody.filter((id) => listed.has(id)));
  }
});

test("the few whom a search finds by their keys and the many whom it meets on the list's walk are the same, page after page", async () => {
  const page = (after: PanelParams["after"], foundLimit: number) =>
    withClinic(db.web, clinic.clinicId, (tx) =>
      readPrepared<Placed>(tx, ...panelStatement({ ...NOTHING, search: "person 1", after }, foundLimit)),
    );
  let after: PanelParams["after"] = null;
  for (let pages = 0; pages < 3; pages++) {
    const few: Placed[] = await page(after, COURSES);
    const many = await page(after, 1);
    expect(few).toHaveLength(51);
    expect(many.map(({ course_id }) => course_id)).toEqual(few.map(({ course_id }) => course_id));
    const last = few[49];
    after = last ? { rank: last.rank, key: last.key, courseId: last.course_id } : null;
  }
});

test.each<[string, Omit<PanelQuery, "cursor"> & { text?: string }]>([
  ["under 18 on Needs you", { tab: "needs-you", under18: "1" }],
  ["reviews of everyone", { tab: "everyone", urgency: "review" }],
  ["the first weeks of who missed a check-in", { tab: "missed", early: "1" }],
  ["one's own on the call list", { tab: "calls", mine: "1" }],
  ["nobody", { tab: "needs-you", after: "1" }],
  ["a search", { tab: "everyone", text: "person 11" }],
])("how many %s are is what the pages of the list come to", async (_list, query) => {
  const { matched } = await readPanel(db.web, clinic.prescriber, query, NOW, { again: true });
  expect(matched).toBe((await readAll(query)).ids.length);
});

test("where nothing narrows a list the tab's count is all there is to say", async () => {
  for (const tab of PANEL_TABS)
    expect((await readPanel(db.web, clinic.prescriber, { tab, sort: "name" }, NOW, { again: true })).matched).toBeNull();
});

test("a search in another order finds those whom it finds in the list's own, in the order of everybody", async () => {
  const everybody = (await readAll({ tab: "everyone", sort: "score" })).ids;
  const found = new Set((await readAll({ tab: "everyone", text: "person 11" })).ids);
  expect(found.size).toBeGreaterThan(50);
  expect((await readAll({ tab: "everyone", text: "person 11", sort: "score" })).ids).toEqual(everybody.filter((id) => found.has(id)));
});

type Placed = { course_id: string; rank: number; key: string };

async function buffersOf(text: string, values: readonly unknown[]): Promise<number> {
  const [plan] = await withClinic(db.web, clinic.clinicId, (tx) =>
    readPrepared<Explained>(tx, `explain (analyze, buffers, format json) ${text}`, values),
  );
  const top = plan?.["QUERY PLAN"][0]?.Plan;
  return (top?.["Shared Hit Blocks"] ?? Number.NaN) + (top?.["Shared Read Blocks"] ?? Number.NaN);
}

type Explained = { "QUERY PLAN": { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } }[] };
