import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { readHandOver } from "@/db/queries/hand-over-mails";
import { oldestOverdueAlert } from "@/db/queries/overdue-alerts";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { handOverFlag } from "./hand-over-flag";
import { lapseClaims } from "./lapse-claims";
import { testClinic } from "./testing-clinic";
import { rowsOf } from "./testing-drafts";
import { flagged, NOW_ANSWERS, REVIEW_ANSWERS, signature, TODAY_ANSWERS } from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

/** A Monday; the clinic is there from 9:00 to 17:00 UTC. */
const MONDAY = new Date("2026-02-23T10:00:00Z");
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const EVENING = new Date("2026-02-23T20:00:00Z");

async function claimed(answers: readonly number[]) {
  const patient = await flagged(db.web, clinic.prescriber, answers, MONDAY);
  await claimFlag(db.web, clinic.nurse, { flagId: patient.flag.id }, MONDAY);
  return patient;
}
const handOver = (flagId: string, at = minutesLater(5), id = randomUUID()) =>
  handOverFlag(
    db.web,
    clinic.nurse,
    { flagId, from: clinic.nurse.staffId, to: clinic.prescriber.staffId, note: "Knows the family", id },
    at,
  );
const mailsOf = (checkInId: string) =>
  rowsOf<{ id: string; recipient_staff_id: string; next_attempt_at: Date }>(
    db.web,
    clinic,
    `select d.id, d.recipient_staff_id, d.next_attempt_at from delivery d
      join delivery_alert x on x.clinic_id = d.clinic_id and x.delivery_id = d.id
      join alert a on a.clinic_id = x.clinic_id and a.id = x.alert_id where a.check_in_id = $1 and d.kind = 'hand-over'`,
    checkInId,
  );
const contentOf = async (checkInId: string) => {
  const [mail] = await mailsOf(checkInId);
  return mail ? withClinic(db.worker, clinic.clinicId, (tx) => readHandOver(tx, mail)) : null;
};

describe("a hand-over owes its new owner a mail", () => {
  test.each([
    ["now, at any hour at once", NOW_ANSWERS, EVENING, "2026-02-23T20:00:00.000Z"],
    ["today, at once in staffed hours", TODAY_ANSWERS, minutesLater(5), "2026-02-23T10:05:00.000Z"],
    ["today, when the clinic opens again", TODAY_ANSWERS, EVENING, "2026-02-24T09:00:00.000Z"],
    ["review, on the next working morning", REVIEW_ANSWERS, minutesLater(5), "2026-02-24T08:00:00.000Z"],
  ])("of %s", async (_what, answers, at, due) => {
    const { flag, checkInId } = await claimed(answers);
    expect(await handOver(flag.id, at)).toEqual({ ok: true });
    const mails = await mailsOf(checkInId);
    expect(mails.map((mail) => [mail.recipient_staff_id, new Date(mail.next_attempt_at).toISOString()])).toEqual([
      [clinic.prescriber.staffId, due],
    ]);
  });

  test("once, however often it is pressed", async () => {
    const { flag, checkInId } = await claimed(NOW_ANSWERS);
    const id = randomUUID();
    await Promise.all([1, 2, 3].map(() => handOver(flag.id, minutesLater(5), id)));
    expect(await mailsOf(checkInId)).toHaveLength(1);
  });

  test("none where they took it over themselves", async () => {
    const { flag, checkInId } = await claimed(NOW_ANSWERS);
    const taken = { flagId: flag.id, from: clinic.nurse.staffId, to: clinic.prescriber.staffId, note: "", id: randomUUID() };
    expect(await handOverFlag(db.web, clinic.prescriber, taken, minutesLater(5))).toEqual({ ok: true });
    expect(await mailsOf(checkInId)).toEqual([]);
  });

  test("at the most urgent of what was handed over with it", async () => {
    const { flags, checkInId } = await claimed([3, 3, 3, 3, 3, 3, 3, 3, 2]);
    await handOver(flags.at(-1)?.id ?? "");
    expect(await contentOf(checkInId)).toMatchObject({ urgency: "now", receivedAt: MONDAY, handedOverAt: minutesLater(5) });
  });
});

describe("the mail is owed no more", () => {
  test("once its owner has recorded a contact, and not for one that came before", async () => {
    const { flag, checkInId } = await claimed(NOW_ANSWERS);
    await acknowledgeFlag(db.web, clinic.nurse, { flagId: flag.id, ...signature() }, minutesLater(2));
    await handOver(flag.id);
    expect(await contentOf(checkInId)).not.toBeNull();
    await acknowledgeFlag(db.web, clinic.prescriber, { flagId: flag.id, ...signature() }, minutesLater(9));
    expect(await contentOf(checkInId)).toBeNull();
  });

  test("once all that was handed over has lapsed: the alert itself comes back then", async () => {
    const { flag, checkInId } = await claimed(NOW_ANSWERS);
    await handOver(flag.id);
    await lapseClaims(db.worker, minutesLater(10 * 24 * 60));
    expect(await contentOf(checkInId)).toBeNull();
  });
});

test("a mail that waits for the morning does not say that alerts are stuck; one that should have left does", async () => {
  const apart = await testClinic(db.web);
  const { flag } = await flagged(db.web, apart.prescriber, TODAY_ANSWERS, MONDAY);
  await claimFlag(db.web, apart.nurse, { flagId: flag.id }, MONDAY);
  const given = { flagId: flag.id, from: apart.nurse.staffId, to: apart.prescriber.staffId, note: "", id: randomUUID() };
  await handOverFlag(db.web, apart.nurse, given, EVENING);
  const stuck = (since: string) =>
    withClinic(db.web, apart.clinicId, async (tx) => (await oldestOverdueAlert(tx, new Date(since))) !== null);
  expect(await stuck("2026-02-24T08:59:00Z")).toBe(false);
  expect(await stuck("2026-02-24T09:01:00Z")).toBe(true);
});
