import { afterAll, beforeAll, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { insertClinic } from "@/db/queries/clinics";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPanel } from "./read-panel";

const actor = {
  clinicId: "0198aaaa-0000-7000-8000-000000000001",
  staffId: "0198aaaa-0000-7000-8000-000000000002",
  clinicTimeZone: "Europe/Dublin",
};
const NOW = new Date("2026-11-23T10:00:00Z");
let testing: TestDatabase;

beforeAll(async () => {
  testing = await createTestDatabase();
  const clinic = {
    id: actor.clinicId,
    slug: "riverside",
    name: "Riverside",
    phone: "+353 1 555 0100",
    region: "ie",
    isDemo: true,
  } as const;
  await withClinic(testing.web, actor.clinicId, (tx) => insertClinic(tx, { ...clinic, timeZone: actor.clinicTimeZone, at: NOW }));
});
afterAll(() => testing.close());

test("more people than the pool has connections open the panel at once, and nobody waits for another", { timeout: 10_000 }, async () => {
  const pages = await Promise.all(Array.from({ length: 24 }, () => readPanel(testing.web, actor, { tab: "everyone" }, NOW)));
  expect(pages.map(({ rows }) => rows.length)).toEqual(Array(24).fill(0));
});
