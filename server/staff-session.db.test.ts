import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withClinic, withLookup } from "@/db/client";
import { insertAccount, putMembership } from "@/db/queries/staff";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { hashOf } from "./check-in-token";
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS, signOut, staffOfSecret, startSession } from "./staff-session";
import { createClinic } from "./use-cases/create-clinic";

const START = new Date("2026-02-02T09:00:00Z");
const later = (ms: number) => new Date(START.getTime() + ms);
const LINK_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

let db: TestDatabase;
let clinicId: string;
let otherClinicId: string;
let staffId: string;
let secret: string;

async function newClinic(slug: string): Promise<string> {
  const input = {
    slug,
    adminEmail: "admin@clinic.example",
    name: slug,
    phone: "01 234 5678",
    region: "ie",
    timeZone: "Europe/Dublin",
  } as const;
  const made = await createClinic(db.web, input, { now: START, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  return made.clinicId;
}
const whoHolds = (held: string, now: Date, byPerson = true) => staffOfSecret(db.web, held, { now, byPerson });

beforeAll(async () => {
  db = await createTestDatabase();
  clinicId = await newClinic("riverside");
  otherClinicId = await newClinic("harbour");
  staffId = uuid();
  const emailHash = hashOf("nora@clinic.example");
  await withLookup(db.web, emailHash, (tx) =>
    insertAccount(tx, { id: staffId, name: "Nora Byrne", email: "nora@clinic.example", emailHash, passwordHash: null, at: START }),
  );
  await withClinic(db.web, clinicId, (tx) => putMembership(tx, { clinicId, staffId, role: "nurse", at: START }));
});
beforeEach(async () => {
  secret = await withClinic(db.web, clinicId, (tx) => startSession(tx, { clinicId, staffId, now: START }));
});
afterAll(() => db.close());

test("a session says who is signed in, as what and where", async () => {
  expect(await whoHolds(secret, later(1000))).toMatchObject({
    kind: "staff",
    staffId,
    name: "Nora Byrne",
    role: "nurse",
    clinicId,
    clinicName: "riverside",
  });
});

test("the database holds no secret that opens a session", async () => {
  const rows = await withClinic(db.web, clinicId, (tx) => tx.execute("select * from session"));
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("a session that was signed out is refused at the next request, and signing out again is no error", async () => {
  const actor = await whoHolds(secret, later(1000));
  if (!actor) throw new Error("not signed in");
  await signOut(db.web, actor, later(2000));
  expect(await whoHolds(secret, later(2001))).toBeNull();
  await signOut(db.web, actor, later(3000));
});

test("somebody whose membership has ended is signed out at once", async () => {
  await withClinic(db.web, clinicId, (tx) => tx.execute("update membership set ended_at = now()"));
  expect(await whoHolds(secret, later(1000))).toBeNull();
  await withClinic(db.web, clinicId, (tx) => putMembership(tx, { clinicId, staffId, role: "nurse", at: START }));
  expect(await whoHolds(secret, later(1000))).not.toBeNull();
});

test("fifteen minutes without input end a session, and not a moment less", async () => {
  expect(await whoHolds(secret, later(SESSION_IDLE_MS), false)).toBeNull();
  expect(await whoHolds(secret, later(SESSION_IDLE_MS - 1), false)).not.toBeNull();
});

test("a person's request keeps a session alive; what a page does by itself does not", async () => {
  const minute = 60_000;
  await whoHolds(secret, later(10 * minute), false);
  expect(await whoHolds(secret, later(16 * minute))).toBeNull();
  await whoHolds(secret, later(14 * minute), true);
  expect(await whoHolds(secret, later(28 * minute))).not.toBeNull();
});

test("after twelve hours a session ends however busy it was", async () => {
  for (let at = 0; at < SESSION_ABSOLUTE_MS; at += 10 * 60_000) expect(await whoHolds(secret, later(at))).not.toBeNull();
  expect(await whoHolds(secret, later(SESSION_ABSOLUTE_MS - 1))).not.toBeNull();
  expect(await whoHolds(secret, later(SESSION_ABSOLUTE_MS))).toBeNull();
});

test("a secret that names another clinic opens nothing there", async () => {
  expect(await whoHolds(secret.replace(clinicId, otherClinicId), later(1000))).toBeNull();
});

test.each(["", "x", `${"0".repeat(36)}.${"a".repeat(43)}`, "' or 1=1 --", "../../etc/passwd"])("%s opens nothing", async (held) => {
  expect(await whoHolds(held, later(1000))).toBeNull();
});
