import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftInput } from "@/contracts/check-in";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { findCheckInByToken, readCheckIn } from "./open-check-in";
import { readDrafts } from "./read-drafts";
import { readPanel } from "./read-panel";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { linkOf, newDevice, raisedBy, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const TEEN = { dateOfBirth: "2010-05-05" };

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = (given: Parameters<typeof enrolled>[3] = {}) => enrolled(db.web, clinic.prescriber, MONDAY, given);
const alarmOf = (phone: Parameters<typeof save>[1]) =>
  rowsOf<{ due_at: string; settled_at: string | null }>(
    db.web,
    phone,
    "select due_at, settled_at from draft_alarm where check_in_id = $1",
    phone.checkInId,
  );

describe("who sees a saved answer", () => {
  test("the device that gave it gets it back, any other hears only that the question is answered", async () => {
    const { phone } = await begin();
    const [mine, other] = [newDevice(), newDevice()];
    expect(await save(db.web, phone, { "phq9.1": 2, message: "Dry lips" }, MONDAY, mine)).toMatchObject({
      ok: true,
      saved: { saved: true },
    });
    expect(await readDrafts(db.web, phone, mine)).toMatchObject({ own: { "phq9.1": "2", message: "Dry lips" }, elsewhere: [] });
    expect(await readDrafts(db.web, phone, other)).toMatchObject({ own: {}, elsewhere: ["phq9.1", "message"] });
    expect(JSON.stringify(await readDrafts(db.web, phone, other))).not.toContain("Dry");
    await save(db.web, phone, { "phq9.1": 3 }, minutes(1), other);
    expect(await readDrafts(db.web, phone, mine)).toMatchObject({ own: { message: "Dry lips" }, elsewhere: ["phq9.1"] });
  });

  test.each([
    ["item 9", { "phq9.9": 0 }, { "phq9.9": 2, "asq.1": "no", "asq.5": "no", privateNumber: "555 0100", mayLeaveMessage: "yes" }],
    ["the difficulty", { "phq9.1": 0 }, { "phq9.1": 1, "phq9.difficulty": 2 }],
    ["why they stopped", { adherence: "as-prescribed" }, { adherence: "stopped", adherenceNote: "Dry lips" }],
    ["a medicine", { medicineChange: "none" }, { medicineChange: "psychotropic", medicineNote: "Sertraline", antidepressant: "yes" }],
  ] as const)("another device is told the same whatever was answered: %s", async (_what, least, most) => {
    const elsewhereAfter = async (answers: DraftInput["answers"]) => {
      const { phone } = await begin();
      await save(db.web, phone, answers, MONDAY);
      return readDrafts(db.web, phone, newDevice());
    };
    const [calm, grave] = [await elsewhereAfter(least), await elsewhereAfter(most)];
    expect(calm.elsewhere).toContain(Object.keys(least)[0]);
    expect(grave).toEqual(calm);
  });

  test("whoever gave item 9 here is told what else was answered after it elsewhere", async () => {
    const { phone } = await begin();
    const mine = newDevice();
    await save(db.web, phone, { "phq9.9": 1 }, MONDAY, mine);
    await save(db.web, phone, { "asq.1": "no" }, minutes(1));
    expect(await readDrafts(db.web, phone, mine)).toEqual({ own: { "phq9.9": "1" }, elsewhere: ["asq.1"], dueAt: minutes(30) });
  });

  test("an answer taken back is nobody's, and blanks are no answer", async () => {
    const { phone } = await begin();
    const device = newDevice();
    await save(db.web, phone, { skin: "better", message: "Hello" }, MONDAY, device);
    await save(db.web, phone, { skin: null, message: undefined }, minutes(1), device);
    expect(await readDrafts(db.web, phone, device)).toMatchObject({ own: {}, elsewhere: [] });
  });

  test("a replaced link and another clinic's phone see nothing and save nothing", async () => {
    const { phone } = await begin();
    const device = newDevice();
    await save(db.web, phone, { skin: "better" }, MONDAY, device);
    const stranger = await testClinic(db.web);
    for (const other of [
      { ...phone, generation: 2 },
      { ...phone, clinicId: stranger.clinicId },
    ]) {
      expect(await readDrafts(db.web, other, device)).toMatchObject({ own: {}, elsewhere: [] });
      expect(await save(db.web, other, { skin: "worse" }, MONDAY, device)).toEqual({ ok: false, code: "not-found" });
    }
    expect(await readDrafts(db.web, phone, device)).toMatchObject({ own: { skin: "better" }, elsewhere: [] });
  });

  test("the page knows that somebody has begun", async () => {
    const { phone } = await begin();
    expect((await readCheckIn(db.web, phone, MONDAY))?.begun).toBe(false);
    await save(db.web, phone, { "gad7.1": 0 }, MONDAY);
    expect((await readCheckIn(db.web, phone, MONDAY))?.begun).toBe(true);
  });
});

describe("when answers can be saved", () => {
  test("up to an hour after the check-in is over, and no longer", async () => {
    const { phone } = await begin();
    const expiresAt = (await readCheckIn(db.web, phone, MONDAY))?.expiresAt.getTime() ?? 0;
    const at = (ms: number) => save(db.web, phone, { "phq9.1": 1 }, new Date(expiresAt + ms));
    expect(await at(3_600_000)).toMatchObject({ ok: true, saved: { saved: true } });
    expect(await at(3_600_001)).toEqual({ ok: false, code: "gone" });
  });

  test("and for as long the page can be opened again with what was begun, while its link says that it is over", async () => {
    const { phone } = await begin();
    const expiresAt = (await readCheckIn(db.web, phone, MONDAY))?.expiresAt.getTime() ?? 0;
    const at = (ms: number) => new Date(expiresAt + ms);
    const seen = async (ms: number) => (await readCheckIn(db.web, phone, at(ms)))?.state;
    expect([await seen(0), await seen(3_600_000), await seen(3_600_001)]).toEqual(["ready", "ready", "expired"]);
    expect((await findCheckInByToken(db.web, linkOf(phone).token, at(0)))?.state).toBe("expired");
  });

  test("never after it was sent: the page is told where the receipt is", async () => {
    const { phone } = await begin();
    await answer(db.web, phone, Array(9).fill(0), minutes(1));
    expect(await save(db.web, phone, { "phq9.9": 3 }, minutes(2))).toMatchObject({
      ok: true,
      saved: { saved: false, location: `/check-in/${phone.checkInId}` },
    });
    expect(await rowsOf(db.web, phone, "select * from draft_answer where check_in_id = $1", phone.checkInId)).toEqual([]);
    expect(await raisedBy(db.web, phone)).toMatchObject({ rules: [], alerts: [] });
  });

  test("an adult's questionnaire is none of a teen's answers, nor the other way round", async () => {
    const [adult, teen] = [await begin(), await begin(TEEN)];
    expect((await readCheckIn(db.web, adult.phone, MONDAY))?.instrument).toBe("phq9");
    expect((await readCheckIn(db.web, teen.phone, MONDAY))?.instrument).toBe("phq9-teen");
    expect(await save(db.web, adult.phone, { "phq9-teen.9": 3 }, MONDAY)).toEqual({ ok: false, code: "not-found" });
    expect(await save(db.web, teen.phone, { "phq9.9": 3 }, MONDAY)).toEqual({ ok: false, code: "not-found" });
    expect((await raisedBy(db.web, teen.phone)).rules).toEqual([]);
  });
});

describe("what an answer raises before it is sent", () => {
  const ASQ_BEFORE: DraftInput["answers"] = { "phq9.9": 1 };
  test.each([
    ["item 9 at 3", {}, { "phq9.9": 3 }, true],
    ["item 9 at 2", {}, { "phq9.9": 2 }, true],
    ["item 9 at 1", {}, { "phq9.9": 1 }, false],
    ["item 9 at 0", {}, { "phq9.9": 0 }, false],
    ["ASQ question 3 yes", ASQ_BEFORE, { "asq.3": "yes" }, true],
    ["ASQ question 3 rather not said", ASQ_BEFORE, { "asq.3": "refused" }, true],
    ["ASQ question 3 no", ASQ_BEFORE, { "asq.3": "no" }, false],
    ["ASQ question 5 rather not said", ASQ_BEFORE, { "asq.5": "refused" }, true],
    ["ASQ question 4 yes", ASQ_BEFORE, { "asq.4": "yes" }, false],
    ["all else at its worst", {}, { "phq9.8": 3, "gad7.7": 3, "symptom.anxiety": 3, message: "Help" }, false],
  ] as const)("%s: an alert at once is owed: %s", async (_what, before, answers, owed) => {
    const { phone } = await begin();
    if (Object.keys(before).length > 0) await save(db.web, phone, before, MONDAY);
    await save(db.web, phone, answers, minutes(1));
    expect(await raisedBy(db.web, phone)).toMatchObject(
      owed ? { rules: ["item-9-high, not sent"], alerts: ["now"] } : { rules: [], alerts: [] },
    );
  });

  test("a teen's item 9 at 2 raises the same", async () => {
    const { phone, patientId } = await begin(TEEN);
    await save(db.web, phone, { "phq9-teen.9": 2 }, minutes(1));
    expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9-high, not sent"], alerts: ["now"] });
    const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, minutes(2));
    expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({ urgency: "now", newest: null });
  });

  test("however it is changed, the flag is raised once, and a graver answer stands on it", async () => {
    const { phone } = await begin();
    for (const [minute, answers] of [
      [1, { "phq9.9": 2 }],
      [2, { "phq9.9": 0 }],
      [3, { "phq9.9": 2 }],
      [4, { "phq9.9": 3 }],
      [5, { "asq.3": "no" }],
      [6, { "asq.5": "yes" }],
    ] as const)
      await save(db.web, phone, answers, minutes(minute));
    const { rules, alerts, joins } = await raisedBy(db.web, phone);
    expect([rules, alerts]).toEqual([["item-9-high, not sent"], ["now"]]);
    expect(joins).toEqual([
      expect.stringMatching(/^Then answered, not sent yet: .*3 of 3/),
      expect.stringMatching(/^Then answered, not sent yet: .*ASQ question 5 answered yes/),
    ]);
  });

  test.each([
    ["the same", 2, 1],
    ["graver", 3, 2],
  ])(
    "after a clinician has closed the flag, an unsent answer that is %s (%i) leaves %i flags and alerts in all",
    async (_what, item9, count) => {
      const { phone } = await begin();
      await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
      const [flag] = (await raisedBy(db.web, phone)).flags;
      const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
      expect(await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(2))).toEqual({ ok: true });
      for (const minute of [3, 4]) await save(db.web, phone, { "phq9.9": item9 }, minutes(minute));
      const { flags, alerts } = await raisedBy(db.web, phone);
      expect([flags.length, alerts]).toEqual([count, Array(count).fill("now")]);
    },
  );

  test.each([
    ["the same", { "phq9.9": 2 }, 1],
    ["graver", { "phq9.9": 3 }, 2],
    ["thoughts right now", { "asq.5": "yes" }, 2],
  ] as const)(
    "after a clinician has claimed the flag, an unsent answer that is %s (%j) leaves %i flags and alerts in all",
    async (_what, answers, count) => {
      const { phone } = await begin();
      await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
      const [flag] = (await raisedBy(db.web, phone)).flags;
      expect(await claimFlag(db.web, clinic.nurse, { flagId: flag?.id ?? "" }, minutes(2))).toEqual({ ok: true });
      for (const minute of [3, 4]) await save(db.web, phone, answers, minutes(minute));
      const { flags, alerts } = await raisedBy(db.web, phone);
      expect([flags.length, alerts]).toEqual([count, Array(count).fill("now")]);
    },
  );

  test("an answer of 1 is told of half an hour after it was first given, whatever follows", async () => {
    const { phone } = await begin();
    await save(db.web, phone, { "phq9.9": 1 }, minutes(0));
    await save(db.web, phone, { "phq9.9": 0 }, minutes(5));
    await save(db.web, phone, { "phq9.9": 1 }, minutes(10));
    expect(await save(db.web, phone, { "phq9.9": 1 }, minutes(12))).toMatchObject({ dueAt: minutes(30) });
    const [alarm, ...more] = await alarmOf(phone);
    expect(more).toEqual([]);
    expect([new Date(alarm?.due_at ?? 0), alarm?.settled_at]).toEqual([minutes(30), null]);
  });

  test.each([
    [{ "phq9.9": 0 } as const, 0],
    [{ "phq9.9": 1 } as const, 1],
    [{ "phq9.9": 2 } as const, 0],
    [{ "asq.1": "yes" } as const, 1],
    [{ "asq.1": "no" } as const, 0],
  ])("%j makes %i alarms", async (answers, count) => {
    const { phone } = await begin();
    await save(db.web, phone, answers, MONDAY);
    expect(await alarmOf(phone)).toHaveLength(count);
  });
});

test("a link shows a check-in without changing anything, and with it what its page needs", async () => {
  const { phone } = await begin(TEEN);
  expect(await findCheckInByToken(db.web, linkOf(phone).token, MONDAY)).toMatchObject({
    checkInId: phone.checkInId,
    state: "ready",
    instrument: "phq9-teen",
    adult: false,
    under25: true,
    consent: "needed",
    begun: false,
    clinic: { staffedHours: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" } },
  });
});

test.each([
  ["the day before the 18th birthday", "2008-02-03", { adult: false, under25: true }],
  ["on the 18th birthday", "2008-02-02", { adult: true, under25: true }],
  ["the day before the 25th birthday", "2001-02-03", { adult: true, under25: true }],
  ["on the 25th birthday", "2001-02-02", { adult: true, under25: false }],
])("%s the page asks what that age is asked", async (_when, dateOfBirth, asked) => {
  const { phone } = await begin({ dateOfBirth });
  expect(await readCheckIn(db.web, phone, MONDAY)).toMatchObject(asked);
});

test.each([
  ["2026-03-01T22:30:00Z", "before"],
  ["2026-03-01T23:30:00Z", "on"],
])("at %s a page says of the next capsule what fits a patient who is %s their course by their own clock", async (at, phase) => {
  const { phone } = await begin({ timeZone: "Europe/Paris" });
  expect(await readCheckIn(db.web, phone, new Date(at))).toMatchObject({ phase });
});
