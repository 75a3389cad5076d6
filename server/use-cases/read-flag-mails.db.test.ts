import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test("a flag tells who was mailed, what the newest try came to, and who was told instead", async () => {
  const now = new Date();
  const clinic = await testClinic(db.web);
  const { clinicId, prescriber, nurse } = clinic;
  const { phone, patientId } = await enrolled(db.web, prescriber, now, {
    startsOn: new Date(now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
  });
  await answer(db.web, phone, [0, 0, 0, 0, 0, 0, 0, 0, 2], now);
  const [refused, instead] = [randomUUID(), randomUUID()];
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  await db.worker.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql`update alert_tier set dispatched_at = now()`,
    sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, created_at, next_attempt_at, attempts, state, settled_at)
      values (${clinicId}, ${refused}, 'alert', 0, 'a', ${prescriber.staffId}, ${at(1)}, ${at(1)}, 2, 'refused', ${at(3)})`,
    sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, created_at, next_attempt_at, instead_of)
      values (${clinicId}, ${instead}, 'alert', 0, 'b', ${nurse.staffId}, ${at(3)}, ${at(3)}, ${refused})`,
    sql`insert into delivery_alert (clinic_id, delivery_id, alert_id, tier) select clinic_id, d.id, alert_id, tier from alert_tier t
      cross join (values (${refused}::uuid), (${instead}::uuid)) as d(id) where t.clinic_id = ${clinicId}`,
    sql`insert into delivery_attempt (clinic_id, delivery_id, attempt, at, outcome, smtp_code)
      values (${clinicId}, ${refused}, 1, ${at(1)}, 'deferred', 451), (${clinicId}, ${refused}, 2, ${at(3)}, 'refused', 550)`,
  ]);
  const page = await readPatient(db.web, prescriber, patientId, now);
  expect(page?.flags[0]?.deliveries).toMatchObject([
    {
      id: refused,
      to: prescriber.name,
      tier: 1,
      state: "refused",
      lastTry: { at: at(3), outcome: "refused", smtpCode: 550 },
      handedTo: nurse.name,
    },
    { id: instead, to: nurse.name, tier: 1, state: "queued", lastTry: null, handedTo: null },
  ]);
});
