import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Database } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeDose } from "./change-dose";
import { endCourse } from "./end-course";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { correct, pageAt, seenOn, type TestCorrection } from "./testing-corrections";
import { answeredCourse, type Step } from "./testing-course";

let db: TestDatabase;
let superuser: Database;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-look" });
  clinic = await testClinic(db.web);
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});

// The course starts on Monday 2 March with 30 mg at 60 kg; its check-ins are due on days 0, 14, 28, 42 and so on.
const NOW = new Date("2026-03-20T10:00:00Z");
const LOW: Step = { total: 3 };
const options = { now: NOW, linkSecret: TEST_LINK_SECRET };

async function course(steps: readonly Step[] = [LOW, LOW]) {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, steps);
  const page = () => pageAt(db.web, clinic.prescriber, patientId, NOW);
  const fix = (given: TestCorrection, at = NOW) => correct(db.web, clinic.prescriber, patientId, given, at);
  return { patientId, page, fix };
}

async function raised() {
  const made = await course();
  await changeDose(db.web, clinic.prescriber, { patientId: made.patientId, takesEffectOn: "2026-03-09", mgPerDay: 40 }, options);
  const entryId = (await made.page()).course.doses[1]?.id ?? "";
  return { ...made, entryId };
}

async function ended(reason: "finished" | "mood" = "finished") {
  const made = await course();
  await endCourse(db.web, clinic.prescriber, { patientId: made.patientId, endedOn: "2026-03-18", isEstimate: false, reason }, options);
  return { ...made, seen: seenOn(await made.page(), "end") };
}

const plannedOf = (page: Awaited<ReturnType<typeof pageAt>>, kind: string) =>
  page.checkIns.filter((one) => one.kind === kind && one.state === "open" && one.dueOn >= "2026-03-20").map(({ dueOn }) => dueOn);

describe("a dose", () => {
  test("is put right by a new version: sums follow it, and the old one can be read with who, when and why", async () => {
    const { page, fix, entryId } = await raised();
    expect((await page()).course.cumulativeMg).toBe(7 * 30 + 11 * 40);
    expect(await fix({ correct: "dose", entryId, on: "2026-03-10", mgPerDay: 50 })).toMatchObject({ ok: true });
    const { course: now, care, timeline } = await page();
    expect(now.doses.map(({ on, mgPerDay }) => [on, mgPerDay])).toEqual([
      ["2026-03-02", 30],
      ["2026-03-10", 50],
    ]);
    expect(now.cumulativeMg).toBe(8 * 30 + 10 * 50);
    expect(now.cumulativeMgPerKg).toBeCloseTo(now.cumulativeMg / 60, 9);
    expect(care.corrections).toEqual([
      {
        id: expect.any(String),
        entry: "dose",
        was: { on: "2026-03-09", mgPerDay: 40 },
        became: { on: "2026-03-10", mgPerDay: 50 },
        reason: "Typed the wrong line",
        by: clinic.prescriber.name,
        at: NOW.toISOString(),
      },
    ]);
    expect(timeline.find(({ kind }) => kind === "correction")).toMatchObject({
      title: "Dose corrected: was 40 mg from 9 March 2026, now 50 mg from 10 March 2026",
      detail: "Typed the wrong line",
    });
    expect(timeline.filter(({ kind }) => kind === "dose")).toHaveLength(2);
    const [entry] = await superuser.sql<{ detail: unknown }[]>`select detail from audit_log where action = 'course.corrected'`;
    expect(entry?.detail).toEqual({ entry: "dose", was: "40 mg from 2026-03-09", became: "50 mg from 2026-03-10" });
  });

  test("that was recorded by mistake is withdrawn, and the check-in it asked for stays", async () => {
    const { page, fix, entryId } = await raised();
    expect(await fix({ correct: "no-dose", entryId })).toEqual({ ok: true, dueOn: [] });
    const now = await page();
    expect(now.course).toMatchObject({ doseMg: 30, cumulativeMg: 18 * 30 });
    expect(now.care.corrections[0]).toMatchObject({ was: { on: "2026-03-09", mgPerDay: 40 }, became: null });
    expect(plannedOf(now, "extra")).toEqual(["2026-03-23"]);
  });

  test("corrected upwards asks for the check-in that follows an increase", async () => {
    const { fix, page, entryId, patientId } = await raised();
    await changeDose(db.web, clinic.prescriber, { patientId, takesEffectOn: "2026-03-19", mgPerDay: 20 }, options);
    const lowered = (await page()).course.doses[2]?.id ?? "";
    expect(entryId).not.toBe(lowered);
    expect(await fix({ correct: "dose", entryId: lowered, on: "2026-03-19", mgPerDay: 60 })).toEqual({ ok: true, dueOn: ["2026-04-02"] });
  });

  test.each<[string, { on: string; mgPerDay: number }, string]>([
    ["on the day of the start", { on: "2026-03-02", mgPerDay: 40 }, "on"],
    ["far ahead", { on: "2026-04-21", mgPerDay: 40 }, "on"],
    ["as it was", { on: "2026-03-09", mgPerDay: 40 }, "mgPerDay"],
    ["the same as before it", { on: "2026-03-10", mgPerDay: 30 }, "mgPerDay"],
    ["one that no regimen has at 60 kg", { on: "2026-03-09", mgPerDay: 121 }, "mgPerDay"],
    ["unusual, and not said to be meant", { on: "2026-03-09", mgPerDay: 10 }, "doseMeant"],
  ])("%s is refused with its field, and nothing is stored", async (_what, value, path) => {
    const { page, fix, entryId } = await raised();
    expect(await fix({ correct: "dose", entryId, ...value })).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path }] });
    expect((await page()).care.corrections).toEqual([]);
  });

  test("or the first one is corrected to an unusual one once that is meant, and moved without being asked anew", async () => {
    const { page, fix, entryId } = await raised();
    expect(await fix({ correct: "dose", entryId, on: "2026-03-09", mgPerDay: 10, doseMeant: "1" })).toMatchObject({ ok: true });
    const moved = (await page()).course.doses[1]?.id ?? "";
    expect(await fix({ correct: "dose", entryId: moved, on: "2026-03-11", mgPerDay: 10 })).toMatchObject({ ok: true });
    const first = { correct: "start", seen: seenOn(await page(), "start"), on: "2026-03-02", mgPerDay: 80 } as const;
    expect(await fix(first)).toMatchObject({ ok: false, issues: [{ path: "doseMeant" }] });
    expect(await fix({ ...first, mgPerDay: 121, doseMeant: "1" })).toMatchObject({ ok: false, issues: [{ path: "mgPerDay" }] });
    expect(await fix({ ...first, doseMeant: "1" })).toMatchObject({ ok: true });
    expect((await page()).course.doses.map(({ mgPerDay }) => mgPerDay)).toEqual([80, 10]);
  });

  test("that a colleague corrected meanwhile is a conflict, and of many at once one is taken", async () => {
    const { page, fix, entryId } = await raised();
    const results = await Promise.all([45, 50, 55, 60].map((mgPerDay) => fix({ correct: "dose", entryId, on: "2026-03-09", mgPerDay })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "conflict")).toHaveLength(3);
    expect((await page()).course.doses).toHaveLength(2);
  });

  test("sent twice is corrected once, and says so both times", async () => {
    const { page, fix, entryId } = await raised();
    const sent = { id: uuidv4(), correct: "dose", entryId, on: "2026-03-10", mgPerDay: 50 } as const;
    const results = await Promise.all([fix(sent), fix(sent), fix(sent)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await fix({ ...sent, mgPerDay: 60 })).toEqual({ ok: false, code: "conflict" });
    expect((await page()).care.corrections).toHaveLength(1);
  });
});

describe("the start", () => {
  test("moves with its first dose: weeks, sums and the check-ins not yet opened follow", async () => {
    const { page, fix } = await course([LOW]);
    const before = await page();
    const openNow = before.checkIns.filter((one) => one.openNow).map(({ dueOn }) => dueOn);
    const seen = seenOn(before, "start");
    const result = await fix({ correct: "start", seen, on: "2026-03-05", mgPerDay: 20 });
    const now = await page();
    expect(now.course).toMatchObject({ startsOn: "2026-03-05", week: 2, doseMg: 20, cumulativeMg: 15 * 20 });
    expect(now.course.doses).toHaveLength(1);
    // Days 28, 42, 56 and so on of a Thursday start; what was open stays as it was.
    expect(plannedOf(now, "scheduled").slice(0, 3)).toEqual(["2026-04-02", "2026-04-16", "2026-04-30"]);
    expect(now.checkIns.filter((one) => one.openNow).map(({ dueOn }) => dueOn)).toEqual(openNow);
    expect(result).toMatchObject({ ok: true, dueOn: expect.arrayContaining(["2026-04-02"]) });
    expect(await fix({ correct: "start", seen, on: "2026-03-06", mgPerDay: 20 })).toEqual({ ok: false, code: "conflict" });
  });

  test("with the first dose alone put right keeps every check-in", async () => {
    const { page, fix } = await course();
    const before = await page();
    expect(await fix({ correct: "start", seen: seenOn(before, "start"), on: "2026-03-02", mgPerDay: 20 })).toEqual({ ok: true, dueOn: [] });
    expect((await page()).checkIns.map(({ id, state }) => [id, state])).toEqual(before.checkIns.map(({ id, state }) => [id, state]));
  });

  test.each([
    ["the day from which the dose changes", "2026-03-09"],
    ["a year and a day ahead", "2027-03-21"],
    ["long ago", "2024-03-19"],
  ])("cannot be %s, %s", async (_what, on) => {
    const { page, fix } = await raised();
    const seen = seenOn(await page(), "start");
    expect(await fix({ correct: "start", seen, on, mgPerDay: 30 })).toMatchObject({ code: "invalid-input", issues: [{ path: "on" }] });
  });
});

describe("the last dose", () => {
  test("recorded by mistake is undone: the course goes on, and so do its check-ins", async () => {
    const { page, fix, seen } = await ended();
    expect(plannedOf(await page(), "after-course")).toEqual(["2026-04-01", "2026-04-15", "2026-05-13"]);
    expect(await fix({ correct: "no-end", seen })).toMatchObject({ ok: true });
    const now = await page();
    expect(now.course).toMatchObject({ endedOn: null, endReason: null, phase: "on", doseMg: 30 });
    expect(plannedOf(now, "after-course")).toEqual([]);
    expect(plannedOf(now, "scheduled").slice(0, 3)).toEqual(["2026-03-30", "2026-04-13", "2026-04-27"]);
    expect(now.care.corrections[0]).toMatchObject({ entry: "end", was: { on: "2026-03-18", endReason: "finished" }, became: null });
  });

  test("was for mood after all: the patient is followed closely", async () => {
    const { page, fix, seen } = await ended();
    await fix({ correct: "end", seen, on: "2026-03-18", isEstimate: true, endReason: "mood" });
    const now = await page();
    // Days 3, 14, 28, 56 and 84; day 7 would come two days after day 3, which fell on a weekend.
    expect(plannedOf(now, "after-course")).toEqual(["2026-03-23", "2026-04-01", "2026-04-15", "2026-05-13", "2026-06-10"]);
    expect(now.course).toMatchObject({ endReason: "mood", endIsEstimate: true });
  });

  test.each([
    ["before the first", "2026-03-01"],
    ["more than a month ahead", "2026-04-21"],
    ["as it was", "2026-03-18"],
  ])("%s is refused with its field", async (_what, on) => {
    const { fix, seen } = await ended();
    const result = await fix({ correct: "end", seen, on, isEstimate: false, endReason: "finished" });
    expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path: "on" }] });
  });

  test("undone by a colleague meanwhile is a conflict", async () => {
    const { fix, seen } = await ended();
    await fix({ correct: "no-end", seen });
    expect(await fix({ correct: "end", seen, on: "2026-03-17", isEstimate: false, endReason: "mood" })).toEqual({
      ok: false,
      code: "conflict",
    });
  });
});

test("the target and the weight at the start are put right, and the projected end follows", async () => {
  const { page, fix } = await course();
  const before = await page();
  expect(before.course.projectedEnd).toBe("2026-10-28");
  await fix({ correct: "target", seen: seenOn(before, "target"), mgPerKg: 150 });
  await fix({ correct: "first-weight", seen: seenOn(before, "first-weight"), kg: 66 });
  const now = await page();
  // 150 mg/kg at 66 kg are 9,900 mg: 330 days of 30 mg.
  expect(now.course).toMatchObject({ targetMgPerKg: 150, weightKg: 66, projectedEnd: "2027-01-26" });
  expect(now.care.corrections.map(({ was, became }) => [was, became])).toEqual([
    [{ kg: 60 }, { kg: 66 }],
    [{ mgPerKg: 120 }, { mgPerKg: 150 }],
  ]);
  expect(await fix({ correct: "target", seen: seenOn(before, "target"), mgPerKg: 140 })).toEqual({ ok: false, code: "conflict" });
});

test("another clinic corrects nothing", async () => {
  const { page, entryId, patientId } = await raised();
  const other = await testClinic(db.web);
  expect(await correct(db.web, other.prescriber, patientId, { correct: "no-dose", entryId }, NOW)).toEqual({
    ok: false,
    code: "not-found",
  });
  expect((await page()).course.doses).toHaveLength(2);
});
