import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { STOPPING } from "@/clinical/rules";
import type { ChangeSuggestionInput } from "@/contracts/suggested-actions-input";
import { withClinic } from "@/db/client";
import { insertAction } from "@/db/queries/own-actions";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { changeSuggestion } from "./change-suggestion";
import { readPatient } from "./read-patient";
import { readSuggestions } from "./read-suggestions";
import { testClinic } from "./testing-clinic";
import { answeredCourse } from "./testing-course";

const NOW = new Date("2026-11-26T10:00:00Z");
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let admin: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clinic = await testClinic(db.web);
  admin = await clinic.addStaff("admin");
});
afterAll(() => db.close());

const RING = "Ring Dr Osei on 555 0100.";
const change = (given: Partial<ChangeSuggestionInput> = {}, by: StaffActor = clinic.prescriber) =>
  changeSuggestion(db.web, by, { urgency: "today", text: RING, basedOn: 0, ...given }, NOW);
const versionsOf = async (urgency: string, by: StaffActor = clinic.prescriber) =>
  (await readSuggestions(db.web, by, NOW)).records.find((record) => record.urgency === urgency)?.versions;
const audited = async () => {
  const [, rows] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select action, actor_id, detail from audit_log where action like 'suggestion.%' order by seq`,
  ]);
  return (rows ?? []).map(({ action, actor_id, detail }) => [action, actor_id, detail]);
};

test("a change based on an older version is refused and stores nothing: whoever was first is told of", async () => {
  expect(await change()).toEqual({ ok: true, version: 1 });
  expect(await change({ text: "Ring the nurse on call." }, admin)).toEqual({ ok: false, code: "conflict" });
  expect(await change({ text: null }, admin)).toEqual({ ok: false, code: "conflict" });
  expect(await versionsOf("today")).toEqual([{ version: 1, text: RING, by: clinic.prescriber.name, at: NOW.toISOString() }]);
});

test("the same text pressed six times is one version and one entry; of two texts at once one is refused", async () => {
  const pressed = await Promise.all(Array.from({ length: 6 }, () => change()));
  expect(pressed).toEqual(Array.from({ length: 6 }, () => ({ ok: true, version: 1 })));
  expect(await audited()).toHaveLength(1);
  const both = await Promise.all([change({ text: "Ring the nurse.", basedOn: 1 }), change({ text: "Ring the ward.", basedOn: 1 }, admin)]);
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(await versionsOf("today")).toHaveLength(2);
});

test("taking back what nobody wrote, and taking back twice, changes nothing", async () => {
  expect(await change({ text: null })).toEqual({ ok: true, version: 0 });
  expect(await audited()).toEqual([]);
  await change();
  for (const basedOn of [1, 1]) expect(await change({ text: null, basedOn })).toEqual({ ok: true, version: 2 });
  expect(await versionsOf("today")).toHaveLength(2);
});

test("another clinic reads and changes nothing of it", async () => {
  await change();
  const other = await testClinic(db.web);
  expect(await versionsOf("today", other.prescriber)).toEqual([]);
  expect(await change({ text: "Ring somebody else." }, other.prescriber)).toEqual({ ok: true, version: 1 });
  expect(await versionsOf("today")).toMatchObject([{ text: RING }]);
});

test("a text that no form lets through is refused by the table, and no version can be changed or deleted", async () => {
  const row = { urgency: "now", version: 1, recordedBy: clinic.nurse.staffId, at: NOW } as const;
  const put = (text: string) => withClinic(db.web, clinic.clinicId, (tx) => insertAction(tx, { ...row, text }));
  for (const text of ["", "x".repeat(401)])
    await expect(put(text)).rejects.toMatchObject({ cause: { constraint_name: "own_action_text" } });
  expect(await put("x".repeat(400))).toBe(true);
  for (const statement of ["update own_action set text = 'x'", "delete from own_action"])
    await expect(db.web.sql.unsafe(statement)).rejects.toThrow("permission denied for table own_action");
});

test("the audit log names who, the urgency and both versions, and repeats no text", async () => {
  await change();
  await change({ text: null, basedOn: 1 }, admin);
  await change({ urgency: "now", text: "Ring the duty psychiatrist." }, admin);
  expect(await audited()).toEqual([
    ["suggestion.changed", clinic.prescriber.staffId, { urgency: "today", oldVersion: 0, newVersion: 1 }],
    ["suggestion.withdrawn", admin.staffId, { urgency: "today", oldVersion: 1, newVersion: 2 }],
    ["suggestion.changed", admin.staffId, { urgency: "now", oldVersion: 0, newVersion: 1 }],
  ]);
});

test("the page has each urgency with its versions, the clinic's own pack, and what others say otherwise", async () => {
  await change({ urgency: "review", text: "Book a call." });
  const { records, pack, others } = await readSuggestions(db.web, clinic.nurse, NOW);
  expect(records.map(({ urgency, versions }) => [urgency, versions.length])).toEqual([
    ["now", 0],
    ["today", 0],
    ["review", 1],
  ]);
  expect(pack).toMatchObject({ titles: ["United Kingdom", "United States"], elsewhere: true, always: null });
  expect(others).toMatchObject([{ titles: ["Australia"], elsewhere: false, always: "Stop isotretinoin at once if mood has changed." }]);
});

test("a flag shows the clinic's text and whose it is, and the pack's again once it is taken back", async () => {
  const { patientId, lastAt } = await answeredCourse(db.web, clinic.prescriber, [{ total: 18 }, { total: 20 }]);
  const severe = async () => {
    const page = await readPatient(db.web, clinic.nurse, patientId, lastAt);
    return page?.flags.find(({ rule }) => rule === "severe");
  };
  const packs = await severe();
  expect(packs).toMatchObject({ suggestedAction: expect.stringContaining("Hold the dose decision."), ownAction: null });
  await change({ text: "Stop the capsules and ring Dr Osei" });
  expect(await severe()).toMatchObject({
    suggestedAction: `Stop the capsules and ring Dr Osei. ${STOPPING}`,
    ownAction: { by: clinic.prescriber.name, at: NOW.toISOString() },
  });
  await change({ text: null, basedOn: 1 }, admin);
  expect(await severe()).toEqual(packs);
});
