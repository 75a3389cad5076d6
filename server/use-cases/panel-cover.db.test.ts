import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { changeCover } from "./change-cover";
import { readPanel } from "./read-panel";
import { enrolled, testClinic } from "./testing-clinic";

const NOW = new Date("2026-03-02T10:00:00Z");
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test("mine and cover: one's own and those one stands in for; of somebody gone whom nobody covers, everybody's", async () => {
  const clinic = await testClinic(db.web);
  const second = await clinic.addStaff("prescriber");
  await enrolled(db.web, clinic.prescriber, NOW, { name: "First’s" });
  await enrolled(db.web, second, NOW, { name: "Second’s" });
  const seenBy = async (actor: StaffActor) =>
    (await readPanel(db.web, actor, { tab: "everyone", cover: "1" }, NOW)).rows.map(({ name }) => name).toSorted();
  expect(await seenBy(clinic.prescriber)).toEqual(["First’s"]);
  expect(await seenBy(clinic.nurse)).toEqual([]);
  await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`update membership set ended_at = now() where staff_id = ${second.staffId}`,
  ]);
  expect(await seenBy(clinic.nurse)).toEqual(["Second’s"]);
  expect(await seenBy(clinic.prescriber)).toEqual(["First’s", "Second’s"]);
  const weekly = [{ weekday: 1, staffIds: [clinic.nurse.staffId] }];
  const admin = await clinic.addStaff("admin");
  expect(await changeCover(db.web, admin, { basedOn: 0, weekly, safetyLeadId: null, lastResortId: null }, NOW)).toMatchObject({ ok: true });
  expect(await seenBy(clinic.nurse)).toEqual(["First’s", "Second’s"]);
  expect(await seenBy(clinic.prescriber)).toEqual(["First’s"]);
});
