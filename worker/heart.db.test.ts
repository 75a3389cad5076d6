import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { readWorkers } from "@/db/queries/heartbeats";
import { countQueues } from "@/db/queries/queue-numbers";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { count } from "@/server/metrics/counters";
import { readMetrics } from "@/server/use-cases/read-metrics";
import { startHeart } from "./heart";
import { addAlert, addCheckIn, inClinic, makeClinic, type TestClinic } from "./testing";

let db: TestDatabase;
let clinics: TestClinic[];
const now = new Date();
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
beforeAll(async () => {
  db = await createTestDatabase();
  clinics = [await makeClinic(db.web, { at: ago(600) }), await makeClinic(db.web, { at: ago(600) })];
});
afterAll(() => db.close());
afterEach(() => vi.restoreAllMocks());

async function owe(
  clinic: TestClinic,
  { made, next, attempts = 0, kind = "alert" }: { made: Date; next: Date; attempts?: number; kind?: string },
) {
  const checkInId = kind === "check-in-link" ? await addCheckIn(db.web, clinic, { at: made }) : null;
  await inClinic(
    db.worker,
    clinic,
    `insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, check_in_id, created_at, next_attempt_at, attempts)
     values ($1, gen_random_uuid(), $2, 0, gen_random_uuid()::text, nullif($3, '')::uuid, nullif($4, '')::uuid, $5, $6, $7)`,
    [
      clinic.clinicId,
      kind,
      checkInId ? "" : clinic.prescriberId,
      checkInId ?? "",
      made.toISOString(),
      next.toISOString(),
      String(attempts),
    ],
  );
}

test("the worker counts what waits in all clinics together and writes it beside its heartbeat; the web process shows it and no clinic", async () => {
  const [first, second] = clinics;
  if (!first || !second) throw new Error("no clinics");
  await owe(first, { made: ago(9), next: ago(-4), attempts: 5 });
  await owe(second, { made: ago(3), next: ago(3) });
  await owe(second, { made: ago(500), next: ago(2), kind: "check-in-link" });
  await owe(second, { made: ago(500), next: ago(-600), kind: "check-in-link" });
  await addAlert(db.web, second, { urgency: "now", receivedAt: ago(7) });
  const counted = await countQueues(db.worker, now);
  expect(counted).toEqual({
    queue: expect.arrayContaining([
      { kind: "alert", waiting: 2, retrying: 1, oldestSince: ago(9).toISOString() },
      { kind: "check-in-link", waiting: 1, retrying: 0, oldestSince: ago(2).toISOString() },
    ]),
    tiersDue: 1,
    oldestTierDueAt: ago(7).toISOString(),
  });

  count("isomood_delivery_tries_total", { kind: "alert", outcome: "deferred" }, 5);
  const alive = vi.fn();
  const heart = startHeart(db.worker, { smtpFailingSince: () => ago(4), alive });
  await vi.waitFor(() => expect(alive).toHaveBeenCalled());
  await heart.stop();
  expect((await readWorkers(db.web)).health).toMatchObject({ smtpFailingSince: ago(4), numbers: { tiersDue: 1 } });
  const text = await readMetrics(db.web);
  expect(text).toContain("isomood_alert_path_up 0\n");
  expect(text).toContain('isomood_queue_deliveries{kind="alert"} 2\n');
  expect(text).toMatch(/isomood_delivery_tries_total\{process="worker",worker="[0-9a-f]{8}",kind="alert",outcome="deferred"\} 5\n/);
  for (const clinic of clinics)
    for (const known of [clinic.clinicId, clinic.name, clinic.patientId, clinic.prescriberEmail]) expect(text).not.toContain(known);
});

test("screens of every clinic are told when mails begin to fail, and none that is not: it names no clinic", async () => {
  const told: string[] = [];
  const listening = await db.web.sql.listen("isomood", (payload) => told.push(payload));
  const heart = startHeart(db.worker, { smtpFailingSince: () => null });
  heart.changed();
  await vi.waitFor(() => expect(told).toContain('{"clinicId" : null, "event" : {"kind":"worker"}}'));
  await heart.stop();
  await listening.unlisten();
});
