import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DEMO_SIGN_INS, type DemoSignIn } from "@/contracts/demo";
import { connect, withClinic, withLookup } from "@/db/client";
import { insertClinic } from "@/db/queries/clinics";
import { insertAccount, putMembership } from "@/db/queries/staff";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { hashOf } from "./check-in-token";
import { invitationTokenOf } from "./invitation-token";
import { checkPassword } from "./passwords";
import { signInToDemo, signInWithPassword } from "./sign-in";
import { staffOfSecret } from "./staff-session";
import { acceptInvitation } from "./use-cases/accept-invitation";
import { createClinic } from "./use-cases/create-clinic";
import { inviteStaff } from "./use-cases/invite-staff";

const NOW = new Date("2026-02-02T09:00:00Z");
const LINK_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
const PASSWORD = "seven wet otters queue";
const CLINIC = { name: "Riverside", phone: "01 234 5678", region: "ie", timeZone: "Europe/Dublin" } as const;

let db: TestDatabase;
let admin: { clinicId: string; staffId: string };
beforeAll(async () => {
  db = await createTestDatabase();
  admin = await clinicWithAdmin("riverside", "admin@riverside.example");
});
afterAll(() => db.close());

async function clinicWithAdmin(slug: string, adminEmail: string) {
  const made = await createClinic(db.web, { ...CLINIC, slug, adminEmail }, { now: NOW, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  expect(await acceptInvitation(db.web, { token: made.token, name: "Samir Haddad", password: PASSWORD }, { now: NOW })).toEqual({
    ok: true,
  });
  const outcome = await signIn(adminEmail, PASSWORD);
  if (!outcome.ok) throw new Error(outcome.code);
  const actor = await staffOfSecret(db.web, outcome.secret, { now: NOW, byPerson: true });
  if (!actor) throw new Error("no session");
  return { clinicId: actor.clinicId, staffId: actor.staffId };
}

const deferred: Promise<void>[] = [];
function signIn(email: string, password: string, { now = NOW, address = "192.0.2.1", check = checkPassword } = {}) {
  const later = (work: () => Promise<void>) => void deferred.push(work());
  return signInWithPassword(db.web, { email, password }, { now, address, later, check });
}
async function audited(clinicId: string): Promise<string[]> {
  await Promise.all(deferred);
  const rows = await withClinic(db.web, clinicId, (tx) => tx.execute<{ action: string }>("select action from audit_log order by seq"));
  return rows.map((row) => row.action);
}

test("an invited admin accepts, signs in, and the audit log has every step", async () => {
  expect(await audited(admin.clinicId)).toEqual(["clinic.created", "invitation.created", "invitation.accepted", "session.started"]);
});

test("a wrong password and an unknown address get one answer, for one password check each", async () => {
  const check = vi.fn(checkPassword);
  const wrong = await signIn("admin@riverside.example", "not the password at all", { check });
  const unknown = await signIn("nobody@riverside.example", "not the password at all", { check });
  expect(wrong).toEqual({ ok: false, code: "wrong-password" });
  expect(unknown).toEqual(wrong);
  expect(check).toHaveBeenCalledTimes(2);
  expect(await audited(admin.clinicId)).toContain("session.refused");
});

test("of a thousand guesses from many addresses at most ten look at the password", async () => {
  const check = vi.fn(async () => false);
  const guess = (n: number) => signIn("guessed@riverside.example", `guess number ${n}`, { check, address: `198.51.100.${n % 250}` });
  const outcomes = await Promise.all(Array.from({ length: 1000 }, (_, n) => guess(n)));
  expect(check.mock.calls.length).toBeLessThanOrEqual(10);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "too-many").length).toBeGreaterThanOrEqual(990);
});

test("guesses from one address at many accounts stop too", async () => {
  const check = vi.fn(async () => false);
  for (let n = 0; n < 100; n += 1) await signIn(`person${n}@riverside.example`, "a guess", { check, address: "203.0.113.9" });
  expect(check.mock.calls.length).toBe(60);
});

test("a person who knows the password gets in again once the quarter of an hour is over, or at once before the limit", async () => {
  const check = vi.fn(async () => false);
  const email = "admin@riverside.example";
  for (let n = 0; n < 12; n += 1) await signIn(email, "a guess", { check, address: "203.0.113.20" });
  expect(await signIn(email, PASSWORD, { address: "203.0.113.21" })).toEqual({ ok: false, code: "too-many" });
  expect(await signIn(email, PASSWORD, { address: "203.0.113.21", now: new Date(NOW.getTime() + 15 * 60_000) })).toMatchObject({
    ok: true,
  });
});

test("when the limits cannot be counted nobody signs in", async () => {
  const away = connect("postgres://nobody:x@127.0.0.1:9/none", { max: 1, name: "away" });
  const check = vi.fn(checkPassword);
  const surroundings = { now: NOW, address: "192.0.2.1", later: () => {}, check };
  await expect(signInWithPassword(away, { email: "admin@riverside.example", password: PASSWORD }, surroundings)).rejects.toThrow();
  expect(check).not.toHaveBeenCalled();
  await away.close();
});

test("two tabs that accept one invitation make one member, and the link is used up", async () => {
  const made = await inviteStaff(db.web, admin, { email: "nora@riverside.example", role: "nurse" }, { now: NOW, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  const input = { token: invitationTokenOf(LINK_SECRET, made.invitationId), name: "Nora Byrne", password: "violin under the ferry" };
  const outcomes = await Promise.allSettled([acceptInvitation(db.web, input, { now: NOW }), acceptInvitation(db.web, input, { now: NOW })]);
  expect(outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : outcome.reason))).toEqual(
    expect.arrayContaining([{ ok: true }, { ok: false, code: "gone" }]),
  );
  expect(await acceptInvitation(db.web, input, { now: NOW })).toEqual({ ok: false, code: "gone" });
  expect(
    await inviteStaff(db.web, admin, { email: "nora@riverside.example", role: "admin" }, { now: NOW, linkSecret: LINK_SECRET }),
  ).toEqual({
    ok: false,
    code: "works-here",
  });
});

test("an invitation ends after a week, and a made-up one gets the same answer", async () => {
  const made = await inviteStaff(db.web, admin, { email: "late@riverside.example", role: "nurse" }, { now: NOW, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  const accept = (token: string, now: Date) =>
    acceptInvitation(db.web, { token, name: "Late Person", password: "violin under the ferry" }, { now });
  const over = await accept(invitationTokenOf(LINK_SECRET, made.invitationId), made.expiresAt);
  expect(over).toEqual({ ok: false, code: "gone" });
  expect(await accept("a".repeat(43), NOW)).toEqual(over);
});

test("an easily guessed password is refused with the reason, and the invitation stays open", async () => {
  const made = await inviteStaff(db.web, admin, { email: "easy@riverside.example", role: "nurse" }, { now: NOW, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  const token = invitationTokenOf(LINK_SECRET, made.invitationId);
  const refused = await acceptInvitation(db.web, { token, name: "Easy Person", password: "easypersonriverside1" }, { now: NOW });
  expect(refused).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path: "password" }] });
  expect(await acceptInvitation(db.web, { token, name: "Easy Person", password: "violin under the ferry" }, { now: NOW })).toEqual({
    ok: true,
  });
});

test("an invitation by a second clinic never replaces a password: it asks for the one there is", async () => {
  const other = await clinicWithAdmin("harbour", "admin@harbour.example");
  const email = "nora@riverside.example";
  const made = await inviteStaff(db.web, other, { email, role: "nurse" }, { now: NOW, linkSecret: LINK_SECRET });
  if (!made.ok) throw new Error(made.code);
  const token = invitationTokenOf(LINK_SECRET, made.invitationId);
  const stranger = await acceptInvitation(db.web, { token, name: "Somebody Else", password: "kettle moss and a bicycle" }, { now: NOW });
  expect(stranger).toMatchObject({ ok: false, code: "invalid-input" });
  expect(await acceptInvitation(db.web, { token, name: "Nora Byrne", password: "violin under the ferry" }, { now: NOW })).toEqual({
    ok: true,
  });
});

describe("one click", () => {
  const [atOrdinary, atDemo] = ["riverside", "harbour"].map((slug) => DEMO_SIGN_INS.find((one) => one.clinicSlug === slug));
  if (!atOrdinary || !atDemo) throw new Error("no demo people");
  const open = { now: NOW, demo: true, fromLoopback: true };
  const refused = { ok: false, code: "wrong-password" };
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase();
    await demoPerson(own, atOrdinary, { isDemo: false });
    await demoPerson(own, atDemo, { isDemo: true });
  });
  afterAll(() => own.close());

  test("signs in at a demo clinic", async () => {
    expect(await signInToDemo(own.web, atDemo.key, open)).toMatchObject({ ok: true, role: atDemo.role });
  });

  test.each([
    ["at a clinic that is no demo", atOrdinary.key, open],
    ["when the demo is off", atDemo.key, { ...open, demo: false }],
    ["from another machine", atDemo.key, { ...open, fromLoopback: false }],
    ["as somebody who is not of the demo", "nobody", open],
    ["as somebody who was never made", "nurse", open],
  ])("does not sign in %s", async (_when, key, surroundings) => {
    expect(await signInToDemo(own.web, key, surroundings)).toEqual(refused);
  });
});

async function demoPerson(own: TestDatabase, person: DemoSignIn, { isDemo }: { isDemo: boolean }) {
  const clinicId = uuid();
  const staffId = uuid();
  const emailHash = hashOf(person.email);
  await withClinic(own.web, clinicId, (tx) => insertClinic(tx, { ...CLINIC, id: clinicId, slug: person.clinicSlug, isDemo, at: NOW }));
  await withLookup(own.web, emailHash, (tx) =>
    insertAccount(tx, { id: staffId, name: person.name, email: person.email, emailHash, passwordHash: null, at: NOW }),
  );
  await withClinic(own.web, clinicId, (tx) => putMembership(tx, { clinicId, staffId, role: person.role, at: NOW }));
}
