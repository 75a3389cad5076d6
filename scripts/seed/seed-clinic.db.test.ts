import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPanel } from "@/server/use-cases/read-panel";
import { readPatient } from "@/server/use-cases/read-patient";
import { TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { rowsOf } from "@/server/use-cases/testing-drafts";
import { seedClinic } from "./seed-clinic";

const NOW = new Date("2026-11-24T15:00:00Z");
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
let slug: string;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
  const [row] = await rowsOf<{ slug: string }>(db.web, clinic, "select slug from clinic where $1 = $1", "");
  slug = row?.slug ?? "";
});
afterAll(() => db.close());
const seed = (given: Partial<Parameters<typeof seedClinic>[1]> = {}) =>
  seedClinic(db.web, { slug, patients: 150, seed: 7, now: NOW, linkSecret: TEST_LINK_SECRET, ...given });

test("a clinic of invented patients stands on the panel with histories of their own, and none of them is mailed", async () => {
  expect(await seed()).toEqual({ ok: true, patients: 150 });
  const { rows, counts } = await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW);
  expect(counts.everyone).toBe(150);
  expect(counts.needsYou).toBeGreaterThan(0);
  expect(counts.needsYou).toBeLessThan(60);
  const answered = rows.find(({ sparkline }) => sparkline.length >= 5);
  const page = await readPatient(db.web, clinic.prescriber, answered?.patientId ?? "", NOW);
  expect(page?.responses.at(-1)?.total).toBe(answered?.latest?.total);
  expect(page?.flags.filter(({ state }) => state === "closed").every(({ events }) => events.some(({ kind }) => kind === "resolve"))).toBe(
    true,
  );
  expect(await rowsOf(db.web, clinic, "select from delivery where created_at >= $1", "1970-01-01")).toEqual([]);
});

test("the same seed a second time, and a clinic that is not there, are refused and nothing is stored", async () => {
  expect(await seed()).toEqual({ ok: false, code: "seeded-before" });
  expect(await seed({ slug: "nowhere" })).toEqual({ ok: false, code: "no-such-clinic" });
  expect((await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW)).counts.everyone).toBe(150);
});
