import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { LiveEvent } from "@/contracts/flag-actions";
import { sendTogether, withClinic } from "@/db/client";
import { notifyScreens } from "@/db/queries/notifications";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { subscribe } from "./live";
import { beWeb } from "./testing-web";

let testing: TestDatabase;
let endWeb: () => Promise<void>;

const RIVERSIDE = "0198aaaa-0000-7000-8000-000000000001";
const HARBOUR = "0198aaaa-0000-7000-8000-000000000002";
const course = (end: string): LiveEvent => ({
  kind: "course",
  courseId: `0198bbbb-0000-7000-8000-00000000000${end}`,
  patientId: `0198cccc-0000-7000-8000-00000000000${end}`,
});

beforeAll(async () => {
  testing = await createTestDatabase();
  endWeb = beWeb(testing);
});
afterAll(async () => {
  await endWeb();
  await testing.close();
});

const tell = (clinicId: string, event: LiveEvent) => withClinic(testing.web, clinicId, (tx) => sendTogether(tx, [notifyScreens(event)]));

/** A screen that keeps what it was told. */
async function openScreen(clinicId: string) {
  const changes: LiveEvent[] = [];
  let resyncs = 0;
  const leave = await subscribe(clinicId, { change: (event) => changes.push(event), resync: () => void resyncs++ });
  return { changes, leave, resyncs: () => resyncs };
}

test("a change is told to every screen of its clinic and to no other clinic's", async () => {
  const [first, second, other] = [await openScreen(RIVERSIDE), await openScreen(RIVERSIDE), await openScreen(HARBOUR)];
  await tell(RIVERSIDE, course("1"));
  await tell(HARBOUR, course("2"));
  await vi.waitFor(() => expect(other.changes).toEqual([course("2")]));
  expect(first.changes).toEqual([course("1")]);
  expect(second.changes).toEqual([course("1")]);
  for (const { leave } of [first, second, other]) leave();
});

test("a screen that left is told nothing more", async () => {
  const [left, stays] = [await openScreen(RIVERSIDE), await openScreen(RIVERSIDE)];
  left.leave();
  await tell(RIVERSIDE, course("3"));
  await vi.waitFor(() => expect(stays.changes).toHaveLength(1));
  expect(left.changes).toEqual([]);
  stays.leave();
});

test("a change that is rolled back is never told", async () => {
  const screen = await openScreen(RIVERSIDE);
  const failed = withClinic(testing.web, RIVERSIDE, async (tx) => {
    await sendTogether(tx, [notifyScreens(course("4"))]);
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  await tell(RIVERSIDE, course("5"));
  await vi.waitFor(() => expect(screen.changes).toEqual([course("5")]));
  screen.leave();
});

test("when the listening connection is lost it comes back, and every screen asks for everything again", async () => {
  const screen = await openScreen(RIVERSIDE);
  const [{ listeners } = { listeners: 0 }] = await testing.web.sql<{ listeners: number }[]>`
    select count(pg_terminate_backend(pid))::int as listeners from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;
  expect(listeners).toBe(1);
  await vi.waitFor(() => expect(screen.resyncs()).toBeGreaterThan(0), { timeout: 10_000 });
  await tell(RIVERSIDE, course("6"));
  await vi.waitFor(() => expect(screen.changes).toEqual([course("6")]));
  screen.leave();
});
