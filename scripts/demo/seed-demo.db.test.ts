import { expect, inject, test } from "vitest";
import { ANSWER_RULES } from "@/clinical/rules";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { seedApart } from "@/scripts/testing/seed-apart";
import type { StaffActor } from "@/server/actor";
import { readPanel } from "@/server/use-cases/read-panel";
import { readPatient } from "@/server/use-cases/read-patient";
import { inClinic } from "@/worker/testing";
import { RIVERSIDE_CAST } from "./demo-cast";
import { DEMO_CLINICS, prepareDemoClinic } from "./demo-clinics";
import { RIVERSIDE_PATIENTS } from "./demo-names";
import { seedDemo } from "./seed-demo";

// A Monday before dawn in New York, and a Thursday evening: the demo must stand on any day it is first started.
const STARTS = ["2026-11-23T09:05:00Z", "2027-03-18T22:40:00Z"].map((at) => new Date(at));

/** The second of those who were just enrolled. */
const DECLINED = RIVERSIDE_PATIENTS[RIVERSIDE_CAST.length + 1] ?? "";

test.each(STARTS)(
  "a demo first started at %s shows every rule, courses of every kind, and patients who did not answer",
  async (now) => {
    const db: TestDatabase = await createTestDatabase();
    try {
      const { webUrl, workerUrl } = db.urls;
      const seed = { webUrl, workerUrl, linkSecret: "a-secret-for-tests-only-0123456789abcdef", now };
      expect(await seedApart(seed, [inject("programs").seed])).toEqual({ seeded: true });
      expect(await seedDemo({ ...seed, log: () => {} })).toEqual({ seeded: false });
      const [prescriber] = await prepareDemoClinic(db.web, DEMO_CLINICS.riverside, now);
      const actor = prescriber as StaffActor;
      const everyone = await readPanel(db.web, actor, { tab: "everyone" }, now);
      expect(everyone.counts).toMatchObject({ everyone: RIVERSIDE_PATIENTS.length, missed: expect.any(Number) });
      expect(everyone.counts.missed).toBeGreaterThanOrEqual(4);
      const needsYou = await readPanel(db.web, actor, { tab: "needs-you" }, now);
      expect(needsYou.rows.length).toBeGreaterThanOrEqual(11);
      const watched = await readPanel(db.web, actor, { tab: "everyone", urgency: "watch" }, now);
      const flagged = [...needsYou.rows, ...watched.rows];
      const pages = await Promise.all(flagged.map(({ patientId }) => readPatient(db.web, actor, patientId, now)));
      const open = new Set(pages.flatMap((page) => (page?.flags ?? []).filter(({ state }) => state === "open").map(({ rule }) => rule)));
      expect([...open].sort()).toEqual(ANSWER_RULES.map(({ id }) => id).sort());
      const waiting = pages.filter((page) => page?.flags.some(({ rule, state }) => rule === "early-rise" && state === "open"));
      expect(
        waiting.some((page) => page?.checkIns.some(({ kind, state, unanswered }) => kind === "extra" && state === "open" && !unanswered)),
      ).toBe(true);
      expect(pages.some((page) => page?.checkIns.some(({ kind, state }) => kind === "extra" && state === "submitted"))).toBe(true);
      expect(pages.some((page) => page?.flags.some(({ unsent, callAt }) => unsent === "may-change" && callAt?.isPrivate))).toBe(true);
      expect(pages.some((page) => (page?.patient.age ?? 18) < 18)).toBe(true);
      const [declined] = (await readPanel(db.web, actor, { tab: "everyone", text: DECLINED }, now)).rows;
      expect(declined).toMatchObject({ name: DECLINED, declined: true, urgency: null });
      const phases = new Set([...everyone.rows, ...needsYou.rows].map(({ phase }) => phase));
      expect([...phases].sort()).toEqual(["after", "before", "on"]);
      expect(needsYou.rows[0]).toMatchObject({ urgency: "now" });
      // Its worker finds hardly anything to withdraw.
      const [queue] = await inClinic(
        db.web,
        actor,
        `select count(*) filter (where next_attempt_at <= $1)::int as due, count(*) filter (where next_attempt_at > $1)::int as later
         from delivery where state = 'queued' and kind in ('check-in-link', 'reminder')`,
        [now.toISOString()],
      );
      expect(queue?.later).toBeGreaterThan(100);
      expect(queue?.due).toBeLessThan(10);
    } finally {
      await db.close();
    }
  },
  120_000,
);
