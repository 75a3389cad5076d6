import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { withClinic } from "./client";
import * as covers from "./queries/cover";
import { createTestDatabase, type TestDatabase } from "./testing";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web, { timeZone: "Europe/London" });
});
afterAll(() => db.close());

const at = new Date("2026-11-23T10:00:00Z");
const inClinic = <T>(work: Parameters<typeof withClinic<T>>[2]) => withClinic(db.web, clinic.clinicId, work);
const plan = () => withClinic(db.worker, clinic.clinicId, (tx) => covers.readCoverPlan(tx, at));

test("a clinic that has recorded nothing has its people, its hours and nobody who stands in", async () => {
  expect(await plan()).toEqual({
    timeZone: "Europe/London",
    staffedHours: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00", closedOn: [] },
    people: [
      { id: clinic.prescriber.staffId, role: "prescriber", wakes: false },
      { id: clinic.nurse.staffId, role: "nurse", wakes: false },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    weekly: [],
    turns: [],
    leave: [],
    safetyLeadId: null,
    lastResortId: null,
  });
});

test("the newest version is in force, and a number is recorded once", async () => {
  const { prescriber, nurse } = clinic;
  const first = { weekly: [{ weekday: 1, staffIds: [nurse.staffId] }], safetyLeadId: null, lastResortId: null, recordedBy: null, at };
  const second = {
    weekly: [
      { weekday: 1, staffIds: [nurse.staffId, prescriber.staffId] },
      { weekday: 7, staffIds: [prescriber.staffId] },
    ],
    safetyLeadId: nurse.staffId,
    lastResortId: prescriber.staffId,
    recordedBy: prescriber.staffId,
    at,
  };
  expect(await inClinic((tx) => covers.insertCover(tx, { ...first, version: 1 }))).toBe(true);
  expect(await inClinic((tx) => covers.insertCover(tx, { ...second, version: 2 }))).toBe(true);
  expect(await inClinic((tx) => covers.insertCover(tx, { ...first, version: 2 }))).toBe(false);
  expect(await inClinic(covers.newestCover)).toEqual({ version: 2, recordedBy: prescriber.staffId, recordedAt: at });
  expect(await plan()).toMatchObject({ weekly: second.weekly, safetyLeadId: nurse.staffId, lastResortId: prescriber.staffId });
});

test("turns and leave stand until they are withdrawn, and are recorded once", async () => {
  const { prescriber, nurse } = clinic;
  const record = { recordedBy: prescriber.staffId, at };
  const turn = { id: uuidv7(), staffId: nurse.staffId, from: "2026-11-24", until: "2026-11-25" };
  const leave = { id: uuidv7(), staffId: prescriber.staffId, from: "2026-11-20", until: "2026-11-30" };
  const over = { id: uuidv7(), staffId: prescriber.staffId, from: "2026-11-01", until: "2026-11-21" };
  expect(await inClinic((tx) => covers.insertSpell(tx, "dated-turn", { ...turn, ...record }))).toBe(true);
  expect(await inClinic((tx) => covers.insertSpell(tx, "dated-turn", { ...turn, ...record }))).toBe(false);
  expect(await inClinic((tx) => covers.insertSpell(tx, "leave", { ...leave, ...record }))).toBe(true);
  expect(await inClinic((tx) => covers.insertSpell(tx, "leave", { ...over, ...record }))).toBe(true);
  const { id: _, ...away } = leave;
  const { id: __, ...standing } = turn;
  expect(await plan()).toMatchObject({ turns: [standing], leave: [away] });
  expect(await inClinic((tx) => covers.listSpells(tx, "leave", "2026-11-21"))).toEqual([over, leave]);
  const withdrawal = { id: leave.id, by: prescriber.staffId, at };
  expect(await inClinic((tx) => covers.withdrawSpell(tx, "leave", withdrawal))).toEqual(leave);
  expect(await inClinic((tx) => covers.withdrawSpell(tx, "leave", withdrawal))).toBeNull();
  expect(await plan()).toMatchObject({ leave: [] });
});

test("a day is closed once, and opened again when that is withdrawn", async () => {
  const day = { id: uuidv7(), on: "2026-12-25", name: "Christmas Day" };
  const by = { recordedBy: clinic.prescriber.staffId, at };
  expect(await inClinic((tx) => covers.insertClosedDays(tx, [day], by))).toEqual([day]);
  expect(await inClinic((tx) => covers.insertClosedDays(tx, [{ ...day, id: uuidv7() }], by))).toEqual([]);
  expect((await plan()).staffedHours.closedOn).toEqual(["2026-12-25"]);
  expect(await inClinic((tx) => covers.listClosedDays(tx, "2026-11-23"))).toEqual([day]);
  expect(await inClinic((tx) => covers.withdrawClosedDay(tx, { id: day.id, by: clinic.prescriber.staffId, at }))).toEqual(day);
  expect((await plan()).staffedHours.closedOn).toEqual([]);
});

test("somebody says that they are woken, and takes it back", async () => {
  const { staffId } = clinic.nurse;
  const wakes = async () => (await plan()).people.find(({ id }) => id === staffId)?.wakes;
  expect(await inClinic((tx) => covers.setWakes(tx, { staffId, at }))).toBe(true);
  expect(await inClinic((tx) => covers.setWakes(tx, { staffId, at }))).toBe(false);
  expect(await wakes()).toBe(true);
  expect(await inClinic((tx) => covers.setWakes(tx, { staffId, at: null }))).toBe(true);
  expect(await wakes()).toBe(false);
});

test("staffed hours are changed, and what stood before is given back", async () => {
  const hours = { weekdays: [1, 2], from: "08:00", until: "12:30" };
  expect(await inClinic((tx) => covers.setStaffedHours(tx, hours))).toEqual({ weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" });
  expect((await plan()).staffedHours).toMatchObject(hours);
});

test("nobody of another clinic can be named, and no other clinic's plan is read", async () => {
  const other = await testClinic(db.web);
  const named = { version: 3, weekly: [], safetyLeadId: other.nurse.staffId, lastResortId: null, recordedBy: null, at };
  await expect(inClinic((tx) => covers.insertCover(tx, named))).rejects.toThrow();
  expect(await withClinic(db.web, other.clinicId, (tx) => covers.readCoverPlan(tx, at))).toMatchObject({ weekly: [], lastResortId: null });
});
