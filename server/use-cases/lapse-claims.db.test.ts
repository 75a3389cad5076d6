import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIVE_CHANNEL } from "@/db/queries/notifications";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { lapseClaims } from "./lapse-claims";
import { standInForWorker } from "./stand-in-for-worker";
import { enrolled, testClinic } from "./testing-clinic";
import { rowsOf, save } from "./testing-drafts";
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

/** A Monday; the clinic is there from 9:00 to 17:00 UTC. */
const MONDAY = new Date("2026-02-23T10:00:00Z");
const later = (milliseconds: number, from = MONDAY) => new Date(from.getTime() + milliseconds);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Somebody whose flags the nurse claimed at once. */
async function claimed(answers: readonly number[], at = MONDAY) {
  const patient = await flagged(db.web, clinic.prescriber, answers, at);
  expect(await claimFlag(db.web, clinic.nurse, { flagId: patient.flag.id }, at)).toEqual({ ok: true });
  return patient;
}
const queueOf = (flagId: string) => rowsOf(db.web, clinic, "select due_at from claim_lapse where flag_id = $1", flagId);
const stateOf = async (courseId: string) => (await flagsOf(db.web, clinic, courseId))[0]?.claimed_by ?? null;

describe("a claim without a recorded contact lapses", () => {
  test.each([
    ["now", NOW_ANSWERS, HOUR],
    ["today", TODAY_ANSWERS, 4 * HOUR],
    ["review", REVIEW_ANSWERS, 3 * 24 * HOUR + 7 * HOUR],
  ] as const)("%s when its time is over and not a millisecond before", async (urgency, answers, time) => {
    const { courseId, flag } = await claimed(answers);
    expect(flag.urgency).toBe(urgency);
    await lapseClaims(db.worker, later(time - 1));
    expect(await stateOf(courseId)).toBe(clinic.nurse.staffId);
    expect(await lapseClaims(db.worker, later(time))).toBeGreaterThan(0);
    expect(await stateOf(courseId)).toBeNull();
    expect(await queueOf(flag.id)).toEqual([]);
  });

  test("and the record, the panel and the audit log say so", async () => {
    const { courseId, patientId, flag } = await claimed(TODAY_ANSWERS);
    expect(await panelRowOf(db.web, clinic.prescriber, patientId, MONDAY)).toMatchObject({ claimedBy: { id: clinic.nurse.staffId } });
    const heard: string[] = [];
    const { unlisten } = await db.web.sql.listen(LIVE_CHANNEL, (payload) => heard.push(payload));
    await lapseClaims(db.worker, later(4 * HOUR));
    expect(await eventsOf(db.web, clinic, flag.id)).toMatchObject([
      { kind: "claim", staff_id: clinic.nurse.staffId },
      { kind: "lapse", staff_id: null, meaning: `The claim of ${clinic.nurse.name} lapsed: no contact was recorded in time` },
    ]);
    expect(await auditOf(db.web, clinic, flag.id)).toEqual(["flag.claimed", "flag.claim-lapsed"]);
    expect(await panelRowOf(db.web, clinic.prescriber, patientId, MONDAY)).toMatchObject({
      claimedBy: null,
      urgency: "today",
    });
    expect(heard.map((payload) => JSON.parse(payload).event)).toContainEqual({ kind: "course", courseId, patientId });
    await unlisten();
  });

  test("once, however often and by however many it is looked for", async () => {
    const { flag, checkInId } = await claimed(NOW_ANSWERS);
    const lapsed = await Promise.all([db.worker, db.web, db.worker, db.web].map((who) => lapseClaims(who, later(HOUR))));
    expect(lapsed.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await lapseClaims(db.worker, later(2 * HOUR))).toBe(0);
    expect((await eventsOf(db.web, clinic, flag.id)).map(({ kind }) => kind)).toEqual(["claim", "lapse"]);
    expect(await alertsOf(db.web, clinic, checkInId)).toHaveLength(1);
  });

  test("by the web process where no worker is alive, whatever the clinic", async () => {
    const long = new Date(Date.now() - 2 * HOUR);
    const { courseId } = await claimed(NOW_ANSWERS, long);
    expect(await standInForWorker(db.web)).toBeGreaterThan(0);
    expect(await stateOf(courseId)).toBeNull();
  });

  test("a new claim has its whole time again", async () => {
    const { courseId, flag } = await claimed(NOW_ANSWERS);
    await lapseClaims(db.worker, later(HOUR));
    expect(await claimFlag(db.web, clinic.prescriber, { flagId: flag.id }, later(HOUR + MINUTE))).toEqual({ ok: true });
    await lapseClaims(db.worker, later(2 * HOUR + MINUTE - 1));
    expect(await stateOf(courseId)).toBe(clinic.prescriber.staffId);
    await lapseClaims(db.worker, later(2 * HOUR + MINUTE));
    expect(await stateOf(courseId)).toBeNull();
  });

  test("of an answer left unsent too, beside a newer one of the same rule that waits", async () => {
    const { phone, courseId } = await enrolled(db.web, clinic.prescriber, MONDAY);
    await save(db.web, phone, { "phq9.9": 2 }, MONDAY);
    const [first] = await flagsOf(db.web, clinic, courseId);
    await claimFlag(db.web, clinic.nurse, { flagId: first?.id ?? "" }, MONDAY);
    await save(db.web, phone, { "phq9.9": 3 }, later(MINUTE));
    expect(await flagsOf(db.web, clinic, courseId)).toHaveLength(2);
    await lapseClaims(db.worker, later(HOUR));
    expect((await flagsOf(db.web, clinic, courseId)).map(({ claimed_by }) => claimed_by)).toEqual([null, null]);
  });
});

describe("a claim stays", () => {
  test.each(["contacted", "emergency-contact-told", "welfare-check", "crisis-team"] as const)(
    "once a contact is recorded: %s",
    async (outcome) => {
      const { courseId, flag } = await claimed(NOW_ANSWERS);
      await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature({ outcome }) }, later(HOUR - 1));
      expect(await lapseClaims(db.worker, later(HOUR))).toBe(0);
      expect(await stateOf(courseId)).toBe(clinic.nurse.staffId);
    },
  );

  test.each([
    ["no-answer", "2026-02-24", ""],
    ["referred", null, ""],
    ["no-action", null, "Seen at the visit"],
  ] as const)("not by what reached nobody: %s", async (outcome, reviewOn, note) => {
    const { courseId, flag } = await claimed(NOW_ANSWERS);
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature({ outcome, reviewOn, note }) }, later(MINUTE));
    expect(await lapseClaims(db.worker, later(HOUR))).toBe(1);
    expect(await stateOf(courseId)).toBeNull();
  });

  test("with everything else of the same check-in that one contact was about", async () => {
    const { flags, flag } = await claimed([3, 3, 3, 3, 3, 3, 3, 3, 2]);
    expect(flags.length).toBeGreaterThan(1);
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature() }, later(MINUTE));
    for (const { id } of flags) expect(await queueOf(id)).toEqual([]);
  });

  test("where the flag was closed by a reason in time, which is about that flag alone", async () => {
    const { flags, flag, courseId } = await claimed([3, 3, 3, 3, 3, 3, 3, 3, 2]);
    const closing = signature({ outcome: "no-action", note: "Seen today at the visit", reviewOn: "2026-03-02", close: true });
    expect(await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...closing }, later(MINUTE))).toEqual({ ok: true });
    expect(await lapseClaims(db.worker, later(HOUR))).toBe(0);
    await lapseClaims(db.worker, later(10 * 24 * HOUR));
    const [closed, ...others] = await flagsOf(db.web, clinic, courseId);
    expect(closed).toMatchObject({ state: "closed", claimed_by: clinic.nurse.staffId });
    expect(others.map(({ claimed_by }) => claimed_by)).toEqual(flags.slice(1).map(() => null));
  });
});

describe("a contact and the lapse at the same moment", () => {
  test("one of them is first, and what is stored agrees with itself", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { courseId, flag } = await claimed(NOW_ANSWERS);
      const [, signed] = await Promise.all([
        lapseClaims(db.worker, later(HOUR)),
        acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature() }, later(HOUR)),
      ]);
      expect(signed).toEqual({ ok: true });
      const kinds = (await eventsOf(db.web, clinic, flag.id)).map(({ kind }) => kind);
      // After a lapse the contact is the nurse's claim anew.
      expect([
        ["claim", "contact"],
        ["claim", "claim", "contact", "lapse"],
      ]).toContainEqual([...kinds].sort());
      expect(await stateOf(courseId)).toBe(clinic.nurse.staffId);
      expect(await queueOf(flag.id)).toEqual([]);
    }
  });
});
