import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { testClinic } from "./testing-clinic";
import {
  alertsOf,
  auditOf,
  eventsOf,
  flagged,
  flagsOf,
  NOW_ANSWERS,
  panelRowOf,
  REVIEW_ANSWERS,
  signature,
  TODAY_ANSWERS,
} from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const MONDAY = new Date("2026-02-23T10:00:00Z");
const soon = new Date("2026-02-23T10:10:00Z");
const patientWith = (answers: readonly number[]) => flagged(db.web, clinic.prescriber, answers, MONDAY);
const sign = (flagId: string, given: Parameters<typeof signature>[0] = {}, by = clinic.nurse) =>
  acknowledgeFlag(db.web, by, { flagId, ...signature(given) }, soon);
const kindsOf = async (flagId: string) => (await eventsOf(db.web, clinic, flagId)).map(({ kind }) => kind);
const stateOf = async (courseId: string) => (await flagsOf(db.web, clinic, courseId))[0]?.state;
const nextWeek = "2026-03-02";

describe("what a signature is", () => {
  test.each([
    ["a contact, the flag stays open", { outcome: "contacted" }, "contact", "flag.contact-recorded", "open"],
    ["a try", { outcome: "no-answer", reviewOn: nextWeek }, "contact", "flag.contact-recorded", "open"],
    ["a try never closes", { outcome: "no-answer", reviewOn: nextWeek, close: true }, "contact", "flag.contact-recorded", "open"],
    ["anything else, the flag stays open", { outcome: "dose-reviewed" }, "acknowledge", "flag.acknowledged", "open"],
    ["closing", { outcome: "contacted", reviewOn: nextWeek, close: true }, "resolve", "flag.resolved", "closed"],
  ] as const)("%s", async (_what, given, kind, audited, state) => {
    const { flag, courseId } = await patientWith(TODAY_ANSWERS);
    await claimFlag(db.web, clinic.nurse, { flagId: flag.id }, soon);
    expect(await sign(flag.id, given)).toEqual({ ok: true });
    expect(await kindsOf(flag.id)).toEqual(["claim", kind]);
    expect((await auditOf(db.web, clinic, flag.id)).at(-1)).toBe(audited);
    expect(await stateOf(courseId)).toBe(state);
  });

  test("a closed flag's review is no second closing", async () => {
    const { flag, courseId, patientId } = await patientWith(TODAY_ANSWERS);
    await sign(flag.id, { reviewOn: nextWeek, close: true });
    expect((await panelRowOf(db.web, clinic.prescriber, patientId, soon))?.reviewOn).toBe(nextWeek);
    expect(await sign(flag.id, { outcome: "dose-reviewed", close: true })).toEqual({ ok: true });
    expect(await kindsOf(flag.id)).toEqual(["resolve", "acknowledge"]);
    expect(await stateOf(courseId)).toBe("closed");
    expect((await panelRowOf(db.web, clinic.prescriber, patientId, soon))?.reviewOn).toBeNull();
  });
});

describe("a now or today flag closes only", () => {
  test.each([
    ["now", NOW_ANSWERS],
    ["today", TODAY_ANSWERS],
  ] as const)(
    "%s: with a contact or a reason, and with a review date on which the patient returns to Needs you",
    async (_urgency, answers) => {
      const { flag, patientId } = await patientWith(answers);
      expect(await sign(flag.id, { close: true })).toEqual({ ok: false, code: "review-date-needed" });
      expect(await sign(flag.id, { close: true, reviewOn: "2026-02-22" })).toEqual({ ok: false, code: "review-date-past" });
      expect(await sign(flag.id, { close: true, reviewOn: nextWeek, outcome: "referred" })).toEqual({ ok: false, code: "reason-needed" });
      expect(await kindsOf(flag.id)).toEqual([]);
      expect(
        await sign(flag.id, { close: true, reviewOn: nextWeek, outcome: "referred", note: "Seen by the crisis team already" }),
      ).toEqual({
        ok: true,
      });
      expect(await panelRowOf(db.web, clinic.prescriber, patientId, soon)).toMatchObject({ reviewOn: nextWeek });
    },
  );

  test("the contact may have been recorded before", async () => {
    const { flag, courseId } = await patientWith(TODAY_ANSWERS);
    await sign(flag.id, { outcome: "contacted" });
    expect(await sign(flag.id, { close: true, reviewOn: nextWeek, outcome: "referred" })).toEqual({ ok: true });
    expect(await stateOf(courseId)).toBe("closed");
  });

  test("a review flag closes without either", async () => {
    const { flag, courseId } = await patientWith(REVIEW_ANSWERS);
    expect(await sign(flag.id, { close: true, outcome: "referred" })).toEqual({ ok: true });
    expect(await stateOf(courseId)).toBe("closed");
  });
});

describe("who tries to reach a patient about a flag that nobody has", () => {
  test("has claimed it, with the rest of the check-in, and stopped its alert", async () => {
    const { flag, courseId, checkInId } = await patientWith([3, 3, 3, 3, 3, 3, 3, 3, 2]);
    await sign(flag.id, { outcome: "no-answer", reviewOn: nextWeek });
    const all = await flagsOf(db.web, clinic, courseId);
    expect(all.length).toBeGreaterThan(1);
    expect(new Set(all.map(({ claimed_by }) => claimed_by))).toEqual(new Set([clinic.nurse.staffId]));
    expect(await kindsOf(flag.id)).toEqual(["claim", "contact"]);
    expect((await alertsOf(db.web, clinic, checkInId)).map(({ stopped }) => stopped)).toEqual([true]);
  });

  test("takes no colleague's claim", async () => {
    const { flag, courseId } = await patientWith(NOW_ANSWERS);
    await claimFlag(db.web, clinic.prescriber, { flagId: flag.id }, MONDAY);
    await sign(flag.id);
    expect((await flagsOf(db.web, clinic, courseId))[0]?.claimed_by).toBe(clinic.prescriber.staffId);
  });
});

describe("signing twice, and signing after a colleague", () => {
  test("a second press, or a retry after a lost answer, is one signature", async () => {
    const { flag } = await patientWith(TODAY_ANSWERS);
    const once = { flagId: flag.id, ...signature(), seen: null };
    const press = () => acknowledgeFlag(db.web, clinic.nurse, once, soon);
    expect(await Promise.all([press(), press(), press()])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await kindsOf(flag.id)).toEqual(["claim", "contact"]);
  });

  test("an id that is another flag's signature is refused", async () => {
    const [one, other] = [await patientWith(TODAY_ANSWERS), await patientWith(TODAY_ANSWERS)];
    const id = randomUUID();
    await sign(one.flag.id, { id });
    await expect(sign(other.flag.id, { id })).rejects.toThrow(RangeError);
    expect(await kindsOf(other.flag.id)).toEqual([]);
  });

  test("what a colleague has written since is told first, and nothing is stored; once it has been on the screen it is taken", async () => {
    const { flag } = await patientWith(TODAY_ANSWERS);
    const theirs = signature({ outcome: "dose-reviewed" });
    await acknowledgeFlag(db.web, clinic.prescriber, { flagId: flag.id, ...theirs }, soon);
    const closing = { close: true, reviewOn: nextWeek };
    const told = { ok: false, code: "changed-meanwhile", by: clinic.prescriber.name };
    expect(await sign(flag.id, { ...closing, seen: null })).toEqual(told);
    expect(await sign(flag.id, { ...closing, seen: randomUUID() })).toEqual(told);
    expect(await kindsOf(flag.id)).toEqual(["acknowledge"]);
    expect(await sign(flag.id, { ...closing, seen: theirs.id })).toEqual({ ok: true });
  });

  test("a colleague's claim alone keeps nobody from signing", async () => {
    const { flag } = await patientWith(TODAY_ANSWERS);
    await claimFlag(db.web, clinic.prescriber, { flagId: flag.id }, MONDAY);
    expect(await sign(flag.id, { seen: null })).toEqual({ ok: true });
  });

  test("two who close at the same moment: one does, the other is told who", async () => {
    const { flag } = await patientWith(TODAY_ANSWERS);
    const closing = { close: true, reviewOn: nextWeek, seen: null };
    const results = await Promise.all([sign(flag.id, closing), sign(flag.id, closing, clinic.prescriber)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "changed-meanwhile" });
    expect(await kindsOf(flag.id)).toEqual(["resolve"]);
  });
});

test("another clinic's flag and a missing one are answered alike", async () => {
  const { flag } = await patientWith(TODAY_ANSWERS);
  const other = await testClinic(db.web);
  expect(await sign(flag.id, {}, other.nurse)).toEqual({ ok: false, code: "not-found" });
  expect(await sign(randomUUID())).toEqual({ ok: false, code: "not-found" });
});
