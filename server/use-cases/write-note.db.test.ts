import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { enrolled, testClinic } from "./testing-clinic";
import { pageAt } from "./testing-corrections";
import { ENROLLED } from "./testing-course";
import { writeNote } from "./write-note";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const NOW = new Date("2026-03-20T10:00:00Z");

async function patient() {
  const { patientId } = await enrolled(db.web, clinic.prescriber, ENROLLED);
  const write = (
    body: string,
    { id = uuidv4(), at = NOW, ...more }: { id?: string; at?: Date; corrects?: string; atVisit?: boolean } = {},
  ) => writeNote(db.web, clinic.nurse, { patientId, id, body, atVisit: false, corrects: undefined, ...more }, at);
  const page = () => pageAt(db.web, clinic.prescriber, patientId, new Date(NOW.getTime() + 120_000));
  return { patientId, write, page };
}

test("a note is signed, stands in the timeline, and stays when another takes its place", async () => {
  const { write, page } = await patient();
  const [first, second] = [uuidv4(), uuidv4()];
  expect(await write("Sleeps badly", { id: first, atVisit: true })).toEqual({ ok: true });
  expect(await write("Sleeps badly since January", { id: second, corrects: first, at: new Date(NOW.getTime() + 60_000) })).toEqual({
    ok: true,
  });
  const { care, timeline } = await page();
  expect(care.notes).toMatchObject([
    { id: second, corrects: first, correctedBy: null, by: clinic.nurse.name, atVisit: false },
    { id: first, body: "Sleeps badly", corrects: null, correctedBy: second, atVisit: true },
  ]);
  expect(timeline.filter(({ kind }) => kind === "note").map(({ title, detail }) => [title, detail])).toEqual([
    ["Note, in place of that of 20 March 2026", "Sleeps badly since January"],
    ["Visit note, replaced since", "Sleeps badly"],
  ]);
});

test("sent many times at once it is one note; other words under its id are refused", async () => {
  const { write, page } = await patient();
  const id = uuidv4();
  const results = await Promise.all(Array.from({ length: 6 }, () => write("Once", { id })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await write("Twice", { id })).toEqual({ ok: false, code: "conflict" });
  expect((await page()).care.notes).toHaveLength(1);
});

test("of two who correct one note the second is told, and nothing of theirs is stored", async () => {
  const { write, page } = await patient();
  const id = uuidv4();
  await write("First", { id });
  const results = await Promise.all([write("Mine", { corrects: id }), write("Theirs", { corrects: id })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual({ ok: false, code: "conflict" });
  expect((await page()).care.notes).toHaveLength(2);
});

test("a note can take the place of one of the same patient only, and another clinic writes none", async () => {
  const [mine, other] = [await patient(), await patient()];
  const id = uuidv4();
  await other.write("Of somebody else", { id });
  expect(await mine.write("Mine", { corrects: id })).toEqual({ ok: false, code: "not-found" });
  const stranger = (await testClinic(db.web)).nurse;
  const note = { patientId: mine.patientId, id: uuidv4(), body: "Hello", atVisit: false, corrects: undefined };
  expect(await writeNote(db.web, stranger, note, NOW)).toEqual({ ok: false, code: "not-found" });
  expect((await mine.page()).care.notes).toEqual([]);
});
