import { v4 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LadderQuestion } from "@/contracts/cover";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { changeCover } from "./change-cover";
import { confirmWaking } from "./confirm-waking";
import { readCoverStanding } from "./read-cover-standing";
import { readLadder } from "./read-ladder";
import { recordSpell } from "./record-spell";
import { testClinic } from "./testing-clinic";

/** A Monday. */
const NOW = new Date("2026-11-23T10:00:00Z");
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let admin: StaffActor;
let second: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web, { timeZone: "Europe/London" });
  admin = await clinic.addStaff("admin");
  second = await clinic.addStaff("prescriber");
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, staffIds: [clinic.nurse.staffId] }));
  const cover = { basedOn: 0, weekly, safetyLeadId: second.staffId, lastResortId: clinic.prescriber.staffId };
  expect(await changeCover(db.web, admin, cover, NOW)).toMatchObject({ ok: true });
  await confirmWaking(db.web, clinic.nurse, true, NOW);
});
afterAll(() => db.close());

const asked = async (question: Partial<LadderQuestion>, by: StaffActor = clinic.prescriber) => {
  const result = await readLadder(db.web, by, { when: "now", ...question }, NOW);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.answer;
};
const names = ({ name }: { name: string }) => name;

test.each([
  ["no moment", undefined, "Choose a date and a time"],
  ["a day that is no day", "2026-02-31T10:00", "Choose a date and a time"],
  ["a time that is none", "2026-12-24T24:00", "Choose a date and a time"],
  ["a day that is over", "2026-11-22T10:00", "Choose a day from today on"],
  ["more than two years ahead", "2028-11-24T10:00", "At most 2 years ahead"],
])("%s is refused and told", async (_what, at, message) => {
  expect(await readLadder(db.web, clinic.prescriber, { when: "chosen", at }, NOW)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [{ path: "at", message }],
  });
});

test("now: the prescriber who asks, then the cover, the lead with the admins, and the last resort again", async () => {
  const answer = await asked({});
  expect(
    answer.tiers.map(({ at, told }) => [at.slice(11, 16), ...told.map(({ name, part, wakes }) => `${part} ${name} ${wakes}`)]),
  ).toEqual([
    ["10:00", `prescriber ${clinic.prescriber.name} false`],
    ["10:30", `cover ${clinic.nurse.name} true`],
    ["11:00", `safety-lead ${second.name} false`, `admin ${admin.name} false`],
    ["11:30", `last-resort ${clinic.prescriber.name} false`],
    ["12:30", `last-resort ${clinic.prescriber.name} false`, `cover ${clinic.nurse.name} true`],
  ]);
  expect(answer).toMatchObject({ isStaffed: true, awayUntil: null, toldAt: "2026-11-23T12:00:00.000Z" });
});

test("at the weekend, where nobody stands in, that is said", async () => {
  const answer = await asked({ when: "weekend" });
  expect(answer).toMatchObject({
    at: "2026-11-28T12:00:00.000Z",
    isStaffed: false,
    toldAt: "2026-11-30T09:00:00.000Z",
    standing: { gaps: ["no-cover"] },
  });
});

test("an admin is asked about the first prescriber by name, and an id of nobody's does no harm", async () => {
  const first = [clinic.prescriber, second].map(names).toSorted()[0];
  expect((await asked({}, admin)).prescriber?.name).toBe(first);
  expect((await asked({ prescriber: uuid() }, admin)).prescriber?.name).toBe(first);
  expect((await asked({ prescriber: second.staffId }, admin)).prescriber?.name).toBe(second.name);
});

test("leave hands the next alert to the cover, and everybody's leave is nobody there", async () => {
  const days = { from: "2026-12-01", until: "2026-12-03", kind: "leave" as const };
  await recordSpell(db.web, admin, { ...days, id: uuid(), staffId: clinic.prescriber.staffId }, NOW);
  const away = await asked({ when: "chosen", at: "2026-12-02T10:00" });
  expect(away.awayUntil).toBe("2026-12-03");
  expect(away.tiers[0]?.told).toMatchObject([{ name: clinic.nurse.name, part: "cover" }]);
  for (const { staffId } of [clinic.nurse, second]) await recordSpell(db.web, admin, { ...days, id: uuid(), staffId }, NOW);
  const nobody = await asked({ when: "chosen", at: "2026-12-02T10:00" });
  expect(nobody.standing.gaps[0]).toBe("nobody");
  expect(
    nobody.tiers[0]?.told
      .filter(({ part }) => part !== "admin")
      .map(names)
      .toSorted(),
  ).toEqual([clinic.prescriber, clinic.nurse, second].map(names).toSorted());
  expect((await readCoverStanding(db.web, admin, NOW)).gaps).toEqual([]);
  expect((await readCoverStanding(db.web, admin, new Date("2026-12-02T10:00:00Z"))).gaps[0]).toBe("nobody");
});

test("a clinic without a prescriber still says who would be told", async () => {
  const empty = await testClinic(db.web);
  await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${empty.clinicId}, true)`,
    sql`update membership set ended_at = now() where clinic_id = ${empty.clinicId}`,
  ]);
  const chief = await empty.addStaff("admin");
  const answer = await asked({}, chief);
  expect(answer).toMatchObject({ prescriber: null, prescribers: [], standing: { clinicians: 0 } });
  expect(answer.tiers[0]?.told).toMatchObject([{ name: chief.name, part: "admin" }]);
});
