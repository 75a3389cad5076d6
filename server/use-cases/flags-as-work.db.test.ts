import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { handOverFlag } from "./hand-over-flag";
import { lapseClaims } from "./lapse-claims";
import { readPatient } from "./read-patient";
import { recordCall } from "./record-call";
import { reopenFlag } from "./reopen-flag";
import { answer, testClinic } from "./testing-clinic";
import { rowsOf } from "./testing-drafts";
import { alertsOf, auditOf, eventsOf, flagged, flagsOf, NOW_ANSWERS, panelRowOf, signature, TODAY_ANSWERS } from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let colleague: StaffActor;
let assistant: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
  colleague = await clinic.addStaff("prescriber");
  assistant = await clinic.addStaff("assistant");
});
afterAll(() => db.close());

const MONDAY = new Date("2026-02-23T10:00:00Z");
const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const patientWith = (answers: readonly number[]) => flagged(db.web, clinic.prescriber, answers, MONDAY);
const claimsOf = async (courseId: string) => (await flagsOf(db.web, clinic, courseId)).map(({ claimed_by }) => claimed_by);
const eventOf = async (flagId: string) => (await eventsOf(db.web, clinic, flagId)).at(-1);

describe("handing a flag over", () => {
  const handOver = (flagId: string, given: Partial<Parameters<typeof handOverFlag>[2]> = {}, by: StaffActor = clinic.nurse) =>
    handOverFlag(db.web, by, { flagId, from: clinic.nurse.staffId, to: colleague.staffId, note: "", id: randomUUID(), ...given }, at(20));
  async function claimed(answers: readonly number[] = [3, 3, 3, 3, 3, 3, 3, 3, 2]) {
    const patient = await patientWith(answers);
    await claimFlag(db.web, clinic.nurse, { flagId: patient.flag.id }, MONDAY);
    return patient;
  }

  test("moves the claims of one person on one check-in, signed and audited, and their alert stays stopped", async () => {
    const { flag, courseId, checkInId, patientId } = await claimed();
    expect(await handOver(flag.id, { note: "Knows the family" })).toEqual({ ok: true });
    expect(new Set(await claimsOf(courseId))).toEqual(new Set([colleague.staffId]));
    expect(await eventOf(flag.id)).toMatchObject({
      kind: "hand-over",
      staff_id: clinic.nurse.staffId,
      meaning: `Handed over to ${colleague.name}`,
      note: "Knows the family",
    });
    expect((await auditOf(db.web, clinic, flag.id)).at(-1)).toBe("flag.handed-over");
    expect(await panelRowOf(db.web, colleague, patientId, at(21))).toMatchObject({ claimedBy: { id: colleague.staffId } });
    expect((await alertsOf(db.web, clinic, checkInId)).map(({ stopped, tier }) => [stopped, tier])).toEqual([[true, 1]]);
  });

  test("gives no more time: the claim lapses when it would have", async () => {
    const { flag, courseId } = await claimed(NOW_ANSWERS);
    await handOver(flag.id);
    await lapseClaims(db.worker, new Date(at(60).getTime() - 1));
    expect((await claimsOf(courseId))[0]).toBe(colleague.staffId);
    await lapseClaims(db.worker, at(60));
    expect((await claimsOf(courseId))[0]).toBeNull();
    expect((await eventOf(flag.id))?.meaning).toContain(`The claim of ${colleague.name} lapsed`);
  });

  test("after a contact it does not lapse in the colleague's hands either", async () => {
    const { flag, courseId } = await claimed(NOW_ANSWERS);
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature() }, at(10));
    await handOver(flag.id);
    await lapseClaims(db.worker, at(600));
    expect((await claimsOf(courseId))[0]).toBe(colleague.staffId);
  });

  test("a colleague's flag can be taken over, but not given to a third", async () => {
    const { flag, courseId } = await claimed();
    const third = await clinic.addStaff("nurse");
    expect(await handOver(flag.id, { to: third.staffId }, colleague)).toEqual({ ok: false, code: "not-yours", by: clinic.nurse.name });
    expect(await handOver(flag.id, { to: colleague.staffId }, colleague)).toEqual({ ok: true });
    expect(new Set(await claimsOf(courseId))).toEqual(new Set([colleague.staffId]));
    expect(await eventOf(flag.id)).toMatchObject({ staff_id: colleague.staffId, meaning: `Taken over from ${clinic.nurse.name}` });
  });

  test("goes only to another clinician of this clinic who still works there", async () => {
    const { flag } = await claimed();
    const gone = await clinic.addStaff("nurse");
    await rowsOf(db.web, clinic, "update membership set ended_at = now() where staff_id = $1", gone.staffId);
    const elsewhere = (await testClinic(db.web)).nurse;
    for (const to of [assistant, gone, elsewhere, clinic.nurse])
      expect(await handOver(flag.id, { to: to.staffId })).toEqual({ ok: false, code: "no-such-colleague" });
    expect((await eventOf(flag.id))?.kind).toBe("claim");
  });

  test("is refused where the claim is no longer whose it was on the screen, with who has it", async () => {
    const { flag } = await claimed();
    await handOver(flag.id);
    expect(await handOver(flag.id)).toEqual({ ok: false, code: "claim-moved", by: colleague.name });
    const { flag: unclaimed } = await patientWith(TODAY_ANSWERS);
    expect(await handOver(unclaimed.id)).toEqual({ ok: false, code: "claim-moved" });
  });

  test("twice is once", async () => {
    const { flag } = await claimed();
    const id = randomUUID();
    expect(await Promise.all([handOver(flag.id, { id }), handOver(flag.id, { id })])).toEqual([{ ok: true }, { ok: true }]);
    expect((await eventsOf(db.web, clinic, flag.id)).map(({ kind }) => kind)).toEqual(["claim", "hand-over"]);
  });
});

describe("opening a closed flag again", () => {
  async function closed(answers: readonly number[] = NOW_ANSWERS) {
    const patient = await patientWith(answers);
    const last = signature({ close: true, reviewOn: "2026-03-02" });
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: patient.flag.id, ...last }, at(5));
    return { ...patient, last };
  }
  const reopen = (flagId: string, given: Partial<Parameters<typeof reopenFlag>[2]> = {}, by: StaffActor = clinic.prescriber) =>
    reopenFlag(db.web, by, { flagId, note: "The mother called: worse again", id: randomUUID(), ...given }, at(20));

  test("brings the patient back with its urgency, as the flag of whoever opened it, and ends the review that was planned", async () => {
    const { flag, patientId, courseId, checkInId } = await closed();
    expect(await reopen(flag.id)).toEqual({ ok: true });
    expect((await flagsOf(db.web, clinic, courseId))[0]).toMatchObject({ state: "open", claimed_by: clinic.prescriber.staffId });
    expect(await panelRowOf(db.web, clinic.nurse, patientId, at(21))).toMatchObject({
      urgency: "now",
      claimedBy: { id: clinic.prescriber.staffId },
      reviewOn: null,
      lastContact: { outcome: "contacted" },
    });
    expect(await eventOf(flag.id)).toMatchObject({ kind: "reopen", note: "The mother called: worse again" });
    expect((await auditOf(db.web, clinic, flag.id)).at(-1)).toBe("flag.reopened");
    const before = await alertsOf(db.web, clinic, checkInId);
    expect(before.filter(({ urgency }) => urgency === "now").map(({ stopped }) => stopped)).toEqual([true]);
  });

  test("without a contact it lapses like any claim, and then its alert goes out", async () => {
    const { flag, courseId, checkInId } = await closed();
    await reopen(flag.id);
    await lapseClaims(db.worker, new Date(at(80).getTime() - 1));
    expect((await claimsOf(courseId))[0]).toBe(clinic.prescriber.staffId);
    await lapseClaims(db.worker, at(80));
    expect((await claimsOf(courseId))[0]).toBeNull();
    expect((await alertsOf(db.web, clinic, checkInId))[0]).toMatchObject({ urgency: "now", stopped: false });
  });

  test("twice is once; a colleague who was first is named; what a colleague wrote since is told", async () => {
    const { flag, last } = await closed();
    const id = randomUUID();
    expect(await reopen(flag.id, { seen: null })).toEqual({ ok: false, code: "changed-meanwhile", by: clinic.nurse.name });
    const press = () => reopen(flag.id, { id, seen: last.id });
    expect(await Promise.all([press(), press()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await reopen(flag.id, {}, colleague)).toEqual({ ok: false, code: "already-open", by: clinic.prescriber.name });
    expect((await eventsOf(db.web, clinic, flag.id)).map(({ kind }) => kind)).toEqual(["resolve", "reopen"]);
  });
});

describe("a call that an assistant reports", () => {
  test("is kept with the flag and shown as the last contact, and decides nothing", async () => {
    const { flag, courseId, patientId, checkInId } = await patientWith(NOW_ANSWERS);
    await claimFlag(db.web, clinic.nurse, { flagId: flag.id }, MONDAY);
    const call = { flagId: flag.id, outcome: "contacted", note: "At home, sister is there", id: randomUUID() } as const;
    expect(await recordCall(db.web, assistant, call, at(10))).toEqual({ ok: true });
    expect(await recordCall(db.web, assistant, call, at(10))).toEqual({ ok: true });
    expect(await eventOf(flag.id)).toMatchObject({
      kind: "call",
      staff_id: assistant.staffId,
      meaning: "Call: contacted",
      note: call.note,
    });
    expect((await auditOf(db.web, clinic, flag.id)).at(-1)).toBe("flag.call-recorded");
    expect(await panelRowOf(db.web, clinic.nurse, patientId, at(11))).toMatchObject({ lastContact: { outcome: "contacted" } });
    // No clinician's contact: the claim lapses and the alert is owed again.
    await lapseClaims(db.worker, at(60));
    expect((await claimsOf(courseId))[0]).toBeNull();
    expect((await alertsOf(db.web, clinic, checkInId))[0]?.stopped).toBe(false);
    const closing = signature({ outcome: "referred", close: true, reviewOn: "2026-03-02" });
    expect(await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...closing }, at(61))).toEqual({
      ok: false,
      code: "reason-needed",
    });
  });

  test("claims nothing", async () => {
    const { flag, courseId } = await patientWith(TODAY_ANSWERS);
    await recordCall(db.web, assistant, { flagId: flag.id, outcome: "no-answer", note: "", id: randomUUID() }, at(10));
    expect((await claimsOf(courseId))[0]).toBeNull();
  });
});

describe("a later check-in that raises nothing", () => {
  test("is noted on every open flag, which stays open; a closed one is left alone", async () => {
    const { flags, courseId, patientId, phone } = await patientWith(TODAY_ANSWERS);
    const [open, closed] = flags;
    if (!open || !closed) throw new Error("two flags were to be raised");
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: closed.id, ...signature({ close: true }) }, at(5));
    const page = await readPatient(db.web, clinic.prescriber, patientId, at(6));
    const next = page?.checkIns[1];
    if (!next) throw new Error("no second check-in");
    const later = new Date(`${next.dueOn}T12:00:00Z`);
    const sent = await answer(db.web, { ...phone, checkInId: next.id }, [1, 1, 0, 0, 0, 0, 0, 0, 0], later);
    expect(sent).toMatchObject({ ok: true });
    expect(await eventOf(open.id)).toMatchObject({
      kind: "annotate",
      staff_id: null,
      meaning: "A later check-in, PHQ-9 2, raised no flag. That closes nothing: this flag stays open until a clinician closes it.",
    });
    expect((await eventOf(closed.id))?.kind).toBe("resolve");
    expect((await flagsOf(db.web, clinic, courseId))[0]?.state).toBe("open");
  });

  test("says nothing where it raises a flag itself", async () => {
    const { flag, patientId, phone } = await patientWith(TODAY_ANSWERS);
    const page = await readPatient(db.web, clinic.prescriber, patientId, at(6));
    const next = page?.checkIns[1];
    if (!next) throw new Error("no second check-in");
    await answer(db.web, { ...phone, checkInId: next.id }, [1, 0, 0, 0, 0, 0, 0, 0, 1], new Date(`${next.dueOn}T12:00:00Z`));
    expect((await eventsOf(db.web, clinic, flag.id)).map(({ kind }) => kind)).not.toContain("annotate");
  });
});
