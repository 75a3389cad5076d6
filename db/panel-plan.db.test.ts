import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPanel } from "@/server/use-cases/read-panel";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { connect } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";

const COURSES = 5_000;
const NOW = new Date("2026-06-01T10:00:00Z");

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
  const all = postgres(db.urls.superuserUrl, { max: 1, onnotice: () => {} });
  const { clinicId, prescriber } = clinic;
  // Twelve need somebody; everybody else has nothing open.
  await all`create temp table made as select gen_random_uuid() as id, n from generate_series(1, ${COURSES}) n`;
  await all`insert into patient select ${clinicId}, id, 'Person ' || n, 'person ' || n, '1999-01-01', 'R-' || n, null, 'en', 'us', 'UTC', now() from made`;
  await all`insert into course select ${clinicId}, id, id, ${prescriber.staffId}, '2026-04-01', null, 60, 120, now() from made`;
  await all`insert into course_status (clinic_id, course_id, patient_id, prescriber_id, urgency, waiting_since)
    select ${clinicId}, id, id, ${prescriber.staffId}, case when n <= 12 then 3 + n % 3 else 0 end, '2026-05-01'::timestamptz + n * interval '1 minute' from made`;
  await all`analyze`;
  await all.end();
});
afterAll(() => db.close());

async function indexScans(): Promise<number> {
  const [row] = await db.owner<
    { scans: number }[]
  >`select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = 'course_status_panel'`;
  return row?.scans ?? 0;
}

test("Needs you of a clinic with 5,000 patients is read along its urgency index, most urgent first and then who waits longest", async () => {
  const one = connect(db.urls.webUrl, { max: 1, name: "test-plan" });
  const before = await indexScans();
  const page = await readPanel(one, clinic.prescriber, { tab: "needs-you" }, NOW);
  // A connection reports its scans when it pleases, up to ten seconds later: this asks it to, now.
  await one.sql`select pg_stat_force_next_flush()`;
  await one.close();
  expect(page.rows.map(({ urgency }) => urgency)).toEqual([...Array(4).fill("now"), ...Array(4).fill("today"), ...Array(4).fill("review")]);
  const waits = page.rows.slice(0, 4).map(({ waitingSince }) => waitingSince);
  expect(waits).toEqual([...waits].sort());
  expect(await indexScans()).toBeGreaterThan(before);
});

test("pages of fifty follow each other without a gap or a repeat", async () => {
  const first = await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW);
  const second = await readPanel(db.web, clinic.prescriber, { tab: "everyone", cursor: first.nextCursor ?? "" }, NOW);
  const ids = [...first.rows, ...second.rows].map(({ courseId }) => courseId);
  expect(new Set(ids).size).toBe(100);
});
