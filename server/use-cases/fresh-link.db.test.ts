import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { checkInTokenOf } from "@/server/check-in-token";
import { askFreshLink } from "./fresh-link";
import { enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { ENROLLED } from "./testing-course";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** First dose on Monday 2 March; then due on 16 and 30 March and so on. The old link is day 0's, which closed as 9 March began. */
let clinicId: string;
let courseId: string;
let dueOn: Record<string, string>;
let oldToken: string;
beforeEach(async () => {
  const clinic = await testClinic(db.web);
  const course = await enrolled(db.web, clinic.prescriber, ENROLLED);
  [clinicId, courseId] = [clinic.clinicId, course.courseId];
  const planned = await withClinic(db.web, clinicId, (tx) => listCheckIns(tx, courseId));
  dueOn = Object.fromEntries(planned.map((one) => [one.dueOn, one.id]));
  oldToken = tokenOf("2026-03-02");
});

const tokenOf = (due: string) => checkInTokenOf(TEST_LINK_SECRET, dueOn[due] ?? "", 1);
const ask = (day: string, token = oldToken) =>
  askFreshLink(db.web, token, { now: new Date(day.includes("T") ? day : `${day}T10:00:00Z`), linkSecret: TEST_LINK_SECRET });

async function inClinic(statement: string) {
  const [, rows] = await db.web.sql.begin((sql) => [sql`select set_config('app.clinic_id', ${clinicId}, true)`, sql.unsafe(statement)]);
  return rows;
}
const links = () =>
  inClinic(
    `select check_in_id as id, to_char(next_attempt_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
     from delivery where dedupe_key like 'asked-link:%' order by next_attempt_at`,
  );
const extras = () =>
  inClinic("select id, due_on::text, state, to_char(expires_at at time zone 'UTC', 'MM-DD') as closes from check_in where kind = 'extra'");
const entries = () => inClinic("select actor_kind, subject_id, detail from audit_log where action = 'check-in.link-asked'");

test("while another check-in is open its link is owed at once, and the audit log says so", async () => {
  await ask("2026-03-17");
  const open = dueOn["2026-03-16"];
  expect(await links()).toEqual([{ id: open, at: "2026-03-17 10:00" }]);
  expect(await extras()).toEqual([]);
  expect(await entries()).toEqual([{ actor_kind: "patient", subject_id: open, detail: { made: false } }]);
});

test("where none is open one for today is made, with its reminders", async () => {
  await ask("2026-03-10");
  const [made] = await extras();
  expect(made).toMatchObject({ due_on: "2026-03-10", state: "open", closes: "03-17" });
  expect(await links()).toEqual([{ id: made?.id, at: "2026-03-10 10:00" }]);
  const reminders = `select to_char(next_attempt_at at time zone 'UTC', 'MM-DD HH24:MI') as at from delivery where check_in_id = '${made?.id}' and kind = 'reminder'`;
  expect(await inClinic(`${reminders} order by at`)).toEqual([{ at: "03-12 09:00" }, { at: "03-16 09:00" }]);
  expect((await entries())[0]?.detail).toEqual({ made: true });
});

test.each([
  ["three days before the next falls due one is made", "2026-03-13", 1],
  ["two days before, the next brings its own link", "2026-03-14", 0],
  ["on its eve, too", "2026-03-15", 0],
])("%s", async (_what, day, made) => {
  await ask(day);
  expect(await extras()).toHaveLength(made);
  expect(await links()).toHaveLength(made);
});

test("asked more than once on a day, at the same moment or after answering, there is one mail; the next day another", async () => {
  await Promise.all([ask("2026-03-10"), ask("2026-03-10"), ask("2026-03-10")]);
  expect(await links()).toHaveLength(1);
  await inClinic("update check_in set state = 'submitted' where kind = 'extra'");
  await ask("2026-03-10T23:59:00Z");
  expect(await extras()).toHaveLength(1);
  await ask("2026-03-11T00:00:00Z");
  expect(await links()).toHaveLength(2);
});

describe("nothing is made or owed", () => {
  test.each([
    ["without an address", "update patient set email = null"],
    ["for a link whose answers were sent", "update check_in set state = 'submitted' where due_on = '2026-03-02'"],
    ["85 days after the last dose", "update course set starts_on = '2025-09-01', ended_on = '2025-12-15'"],
  ])("%s", async (_what, change) => {
    await inClinic(change);
    await ask("2026-03-10");
    expect(await links()).toEqual([]);
    expect(await extras()).toEqual([]);
    expect(await entries()).toEqual([]);
  });

  test.each([
    ["nobody's", () => "A".repeat(43)],
    ["no link at all", () => ""],
    ["made with another secret", () => checkInTokenOf("another secret that has thirty-two chars", dueOn["2026-03-02"] ?? "", 1)],
    ["one that a newer one has replaced", () => checkInTokenOf(TEST_LINK_SECRET, dueOn["2026-03-02"] ?? "", 2)],
  ])("for a link that is %s", async (_what, token) => {
    await ask("2026-03-10", token());
    expect(await links()).toEqual([]);
  });
});

test("whoever asks learns nothing, whatever came of it", async () => {
  const answers = [await ask("2026-03-10"), await ask("2026-03-10"), await ask("2026-03-10", "A".repeat(43))];
  expect(answers).toEqual([undefined, undefined, undefined]);
});

test("a patient who wants no messages gets the one they ask for, with a revoked link, too", async () => {
  await inClinic("update patient set wants = 'none'");
  await inClinic("update check_in set state = 'revoked' where due_on = '2026-03-02'");
  await ask("2026-03-10");
  expect(await links()).toHaveLength(1);
});

test("84 days after the last dose one is still made, and what was planned for the course is not offered any more", async () => {
  await inClinic("update course set starts_on = '2025-09-01', ended_on = '2025-12-23'");
  await ask("2026-03-17");
  const [made] = await extras();
  expect(await links()).toEqual([{ id: made?.id, at: "2026-03-17 10:00" }]);
});
