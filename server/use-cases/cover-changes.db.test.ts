import { v4 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { insertClosedDays } from "@/db/queries/cover";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { changeCover } from "./change-cover";
import { changeHours } from "./change-hours";
import { closeDays } from "./close-days";
import { confirmWaking } from "./confirm-waking";
import { openDay } from "./open-day";
import { readCover } from "./read-cover";
import { recordSpell } from "./record-spell";
import { testClinic } from "./testing-clinic";
import { withdrawSpell } from "./withdraw-spell";

/** A Monday. */
const NOW = new Date("2026-11-23T10:00:00Z");
const TODAY = "2026-11-23";
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let admin: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clinic = await testClinic(db.web, { timeZone: "Europe/London" });
  admin = await clinic.addStaff("admin");
});
afterAll(() => db.close());

const page = () => readCover(db.web, admin, NOW);
const audited = async (action: string) => {
  const [, rows] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select actor_id, subject_id, detail from audit_log where action = ${action} order by seq`,
  ]);
  return (rows ?? []).map(({ actor_id, subject_id, detail }) => ({ by: actor_id, of: subject_id, detail }));
};
const end = async (staffId: string) =>
  db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`update membership set ended_at = now() where staff_id = ${staffId} and clinic_id = ${clinic.clinicId}`,
  ]);

const WEEK = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" };

test.each([
  ["no day", { weekdays: [] }, "weekdays"],
  ["an end before the start", { from: "17:00", until: "09:00" }, "until"],
  ["days of 59 minutes", { until: "09:59" }, "until"],
  ["nine hours and 59 minutes a week", { weekdays: [1], until: "18:59" }, "weekdays"],
])("hours that help nobody are refused: %s", async (_what, hours, path) => {
  const result = await changeHours(db.web, admin, { ...WEEK, ...hours, basedOn: WEEK }, NOW);
  expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path }] });
  expect((await page()).hours).toEqual(WEEK);
});

test("ten hours a week are enough, promises follow, and the audit log has both", async () => {
  const hours = { weekdays: [3, 1], from: "08:00", until: "13:00" };
  expect(await changeHours(db.web, admin, { ...hours, basedOn: WEEK }, NOW)).toEqual({ ok: true });
  expect((await page()).hours).toEqual({ ...hours, weekdays: [1, 3] });
  expect(await audited("cover.hours-changed")).toEqual([
    { by: admin.staffId, of: null, detail: { old: "1 2 3 4 5, 09:00-17:00", new: "1 3, 08:00-13:00" } },
  ]);
});

test("of two changes of hours at once the second is told of the first; the same change twice is one", async () => {
  const mine = { ...WEEK, until: "18:00", basedOn: WEEK };
  expect(await Promise.all([mine, mine].map((hours) => changeHours(db.web, admin, hours, NOW)))).toEqual([{ ok: true }, { ok: true }]);
  expect(await changeHours(db.web, admin, { ...WEEK, from: "08:00", basedOn: WEEK }, NOW)).toEqual({ ok: false, code: "conflict" });
  expect(await audited("cover.hours-changed")).toHaveLength(1);
});

test("who stands in is a version; the audit log has what changed", async () => {
  const [p, n] = [clinic.prescriber.staffId, clinic.nurse.staffId];
  const first = { weekly: [{ weekday: 1, staffIds: [n, p] }], safetyLeadId: p, lastResortId: null };
  expect(await changeCover(db.web, admin, { ...first, basedOn: 0 }, NOW)).toEqual({ ok: true, version: 1 });
  expect(await changeCover(db.web, admin, { ...first, basedOn: 0 }, NOW)).toEqual({ ok: true, version: 1 });
  const second = { ...first, weekly: [{ weekday: 1, staffIds: [n] }], lastResortId: p };
  expect(await changeCover(db.web, admin, { ...second, basedOn: 0 }, NOW)).toEqual({ ok: false, code: "conflict" });
  expect(await changeCover(db.web, admin, { ...second, basedOn: 1 }, NOW)).toEqual({ ok: true, version: 2 });
  expect(await page()).toMatchObject({ version: 2, ...second, recorded: { by: admin.name }, gone: [] });
  expect((await audited("cover.changed")).map(({ detail }) => detail)).toEqual([
    { oldVersion: 0, newVersion: 1, day1Old: "", day1New: `${n} ${p}`, safetyLeadOld: "", safetyLeadNew: p },
    { oldVersion: 1, newVersion: 2, day1Old: `${n} ${p}`, day1New: n, lastResortOld: "", lastResortNew: p },
  ]);
});

test("nobody who has left, is no clinician or is another clinic's can be named", async () => {
  const other = await testClinic(db.web);
  const left = await clinic.addStaff("nurse");
  await end(left.staffId);
  for (const { staffId } of [left, admin, other.nurse]) {
    const weekly = [{ weekday: 2, staffIds: [staffId] }];
    const result = await changeCover(db.web, admin, { basedOn: 0, weekly, safetyLeadId: staffId, lastResortId: staffId }, NOW);
    expect(result).toMatchObject({ ok: false, issues: [{ path: "day2" }, { path: "safetyLeadId" }, { path: "lastResortId" }] });
  }
  expect((await page()).version).toBe(0);
});

test("who leaves falls out of the rota and is shown as gone; with the last clinician the page still reads", async () => {
  const [p, n] = [clinic.prescriber.staffId, clinic.nurse.staffId];
  await changeCover(db.web, admin, { basedOn: 0, weekly: [{ weekday: 1, staffIds: [n] }], safetyLeadId: p, lastResortId: p }, NOW);
  await end(n);
  expect(await page()).toMatchObject({ gone: [{ id: n, name: clinic.nurse.name }], standing: { gaps: ["no-cover"], clinicians: 1 } });
  await end(p);
  expect(await page()).toMatchObject({
    clinicians: [],
    standing: { gaps: ["nobody", "no-last-resort", "no-safety-lead", "no-cover"], clinicians: 0 },
  });
});

test.each([
  ["an end before its start", "2026-12-02", "2026-12-01", "until"],
  ["days that are over", "2026-11-20", "2026-11-22", "until"],
  ["days more than two years ahead", "2026-12-01", "2028-11-24", "until"],
  ["a start more than a year ago", "2025-11-21", "2026-12-01", "from"],
])("%s is refused", async (_what, from, until, path) => {
  const spell = { id: uuid(), staffId: clinic.nurse.staffId, from, until, kind: "leave" as const };
  expect(await recordSpell(db.web, admin, spell, NOW)).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path }] });
});

test("leave is one's own to write, or an admin's; turns are an admin's alone", async () => {
  const days = { from: TODAY, until: TODAY };
  const own = { ...days, staffId: clinic.nurse.staffId };
  expect(await recordSpell(db.web, clinic.nurse, { ...own, id: uuid(), kind: "leave" }, NOW)).toMatchObject({ ok: true });
  const forbidden = { ok: false, code: "forbidden" };
  expect(await recordSpell(db.web, clinic.prescriber, { ...own, id: uuid(), kind: "leave" }, NOW)).toEqual(forbidden);
  expect(await recordSpell(db.web, clinic.nurse, { ...own, id: uuid(), kind: "dated-turn" }, NOW)).toEqual(forbidden);
  const [leave] = (await page()).leave;
  expect(await withdrawSpell(db.web, clinic.prescriber, { kind: "leave", id: leave?.id ?? "" }, NOW)).toEqual(forbidden);
  expect(await withdrawSpell(db.web, clinic.nurse, { kind: "leave", id: leave?.id ?? "" }, NOW)).toEqual({ ok: true });
});

test("a turn pressed twice is one, one taken back twice is taken back once, and put back it is a new entry", async () => {
  const turn = { id: uuid(), staffId: clinic.nurse.staffId, from: TODAY, until: "2026-11-24", kind: "dated-turn" as const };
  const results = await Promise.all(Array.from({ length: 6 }, () => recordSpell(db.web, admin, turn, NOW)));
  expect(results).toEqual(Array.from({ length: 6 }, () => ({ ok: true, id: turn.id })));
  expect(await recordSpell(db.web, admin, { ...turn, id: uuid() }, NOW)).toEqual({ ok: true, id: turn.id });
  expect(await recordSpell(db.web, admin, { ...turn, until: "2026-11-25" }, NOW)).toEqual({ ok: false, code: "conflict" });
  const back = { kind: "dated-turn", id: turn.id } as const;
  expect(await Promise.all([back, back].map((one) => withdrawSpell(db.web, admin, one, NOW)))).toEqual([{ ok: true }, { ok: true }]);
  expect((await page()).turns).toEqual([]);
  const again = uuid();
  expect(await recordSpell(db.web, admin, { ...turn, id: again }, NOW)).toEqual({ ok: true, id: again });
  expect((await page()).turns).toMatchObject([{ id: again, name: clinic.nurse.name }]);
  const { from, until } = turn;
  const entry = (id: string) => ({ by: admin.staffId, of: turn.staffId, detail: { id, from, until } });
  expect(await audited("cover.turn-recorded")).toEqual([entry(turn.id), entry(again)]);
  expect(await audited("cover.turn-withdrawn")).toEqual([entry(turn.id)]);
});

test("overlapping leave is taken, and another clinic's entry cannot be taken back", async () => {
  const leave = { staffId: clinic.nurse.staffId, kind: "leave" as const };
  for (const until of ["2026-11-30", "2026-12-04"])
    expect(await recordSpell(db.web, admin, { ...leave, id: uuid(), from: TODAY, until }, NOW)).toMatchObject({ ok: true });
  const spells = (await page()).leave;
  expect(spells).toHaveLength(2);
  const other = await testClinic(db.web);
  const theirs = { kind: "leave", id: spells[0]?.id ?? "" } as const;
  expect(await withdrawSpell(db.web, { ...other.nurse, role: "admin" }, theirs, NOW)).toEqual({ ok: false, code: "not-found" });
});

test("days are closed all or none; what is closed already, over, doubled or far off is said by line", async () => {
  const day = (on: string, name = "Holiday") => ({ id: uuid(), on, name });
  await withClinic(db.web, clinic.clinicId, (tx) =>
    insertClosedDays(tx, [day("2026-12-25", "Christmas Day")], { recordedBy: null, at: NOW }),
  );
  const days = [day("2026-12-24"), day("2026-12-25"), day("2026-11-22"), day("2026-12-24"), day("2028-11-24")];
  expect(await closeDays(db.web, admin, { days }, NOW)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [
      { path: "days/1/on", message: "Closed already: Christmas Day" },
      { path: "days/2/on", message: "This day is over" },
      { path: "days/3/on", message: "This day stands in the list twice" },
      { path: "days/4/on", message: "At most 2 years ahead" },
    ],
  });
  expect((await page()).closedDays).toHaveLength(1);
});

test("the same list of closed days pressed twice is one, and a day opened again is told once", async () => {
  const days = [
    { id: uuid(), on: "2026-12-25", name: "Christmas Day" },
    { id: uuid(), on: "2027-01-01", name: "New Year" },
  ];
  const results = await Promise.all([0, 1].map(() => closeDays(db.web, admin, { days }, NOW)));
  expect(results.map((result) => result.ok && result.closed).toSorted()).toEqual([0, 2]);
  expect(await audited("cover.days-closed")).toMatchObject([{ detail: { "2026-12-25": "Christmas Day", "2027-01-01": "New Year" } }]);
  const id = days[0]?.id ?? "";
  expect(await openDay(db.web, admin, id, NOW)).toEqual({ ok: true });
  expect(await openDay(db.web, admin, id, NOW)).toEqual({ ok: true });
  expect(await openDay(db.web, admin, uuid(), NOW)).toEqual({ ok: false, code: "not-found" });
  expect((await page()).closedDays.map(({ on }) => on)).toEqual(["2027-01-01"]);
  expect(await audited("cover.day-opened")).toHaveLength(1);
});

test("what wakes somebody is theirs to say, and is told once", async () => {
  for (const wakes of [true, true, false, false]) await confirmWaking(db.web, clinic.nurse, wakes, NOW);
  expect((await page()).clinicians.map(({ wakesSince }) => wakesSince)).toEqual([null, null]);
  expect(await audited("cover.waking-confirmed")).toHaveLength(1);
  expect(await audited("cover.waking-withdrawn")).toEqual([
    { by: clinic.nurse.staffId, of: clinic.nurse.staffId, detail: { old: true, new: false } },
  ]);
});
