import { afterAll, beforeAll, expect, test } from "vitest";
import type { SubmitCheckInInput } from "@/contracts/check-in";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readOwnCourse } from "./read-own-course";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { submitCheckIn } from "./submit-check-in";
import { answer, enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { raisedBy, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = () => enrolled(db.web, clinic.prescriber, MONDAY);
type Phone = Parameters<typeof save>[1];
const send = (phone: Phone, input: Partial<SubmitCheckInInput>) =>
  submitCheckIn(db.web, phone, { checkIn: phone.checkInId, language: "en", ...input }, { now: minutes(5), linkSecret: TEST_LINK_SECRET });
const storedOf = (phone: Phone) =>
  rowsOf(
    db.web,
    phone,
    `select r.instrument, r.answers, s.total, s.prorated from response r left join score s on s.clinic_id = r.clinic_id and s.response_id = r.id
      where r.submission_id in (select id from submission where check_in_id = $1) order by r.id`,
    phone.checkInId,
  );
const _ = Number.NaN;
const ONES = { "phq9.1": 1, "phq9.2": 1, "phq9.3": 1, "phq9.4": 1, "phq9.5": 1, "phq9.6": 1 } as const;

test.each([
  ["nothing else: no total", {}, [_, _, _, _, _, _, _, _, 2], null],
  ["five others: no total", { ...ONES, "phq9.6": undefined }, [1, 1, 1, 1, 1, _, _, _, 2], null],
  ["six others: a total in proportion", ONES, [1, 1, 1, 1, 1, 1, _, _, 2], 10],
  ["seven others: a total in proportion", { ...ONES, "phq9.7": 1 }, [1, 1, 1, 1, 1, 1, 1, _, 2], 10],
] as const)("whoever stops after item 9 with %s is stored, and told of", async (_what, others, answers, total) => {
  const { phone, patientId } = await begin();
  expect(await send(phone, { ...others, "phq9.9": 2, stopped: "1" })).toMatchObject({ ok: true, told: "now" });
  expect(await storedOf(phone)).toEqual([{ instrument: "phq9", answers, total, prorated: total === null ? null : true }]);
  const { rules, alerts } = await raisedBy(db.web, phone);
  expect([rules[0], alerts]).toEqual(["item-9-high", ["now"]]);
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, minutes(6));
  expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({ urgency: "now" });
  const page = await readPatient(db.web, clinic.prescriber, patientId, minutes(6));
  expect(page?.flags[0]).toMatchObject({ rule: "item-9-high", safety: { item9: 2 } });
});

test("a check-in stopped with gaps leaves no point on the patient's own line, and the next one is compared with what there was before", async () => {
  const { phone } = await begin();
  await send(phone, { "phq9.9": 0, stopped: "1" });
  expect(await readOwnCourse(db.web, phone, minutes(6))).toBeNull();
});

test("item 9 itself cannot be left out", async () => {
  const { phone } = await begin();
  const missing = [{ path: "phq9.9", message: "Choose an answer for this question" }];
  expect(await send(phone, { ...ONES, stopped: "1" })).toEqual({ ok: false, code: "invalid-input", issues: missing });
});

test.each(["yes", "refused"] as const)(
  "an answer of %s to the ASQ's last question ends the check-in, whether or not the page said so",
  async (last) => {
    const [here, elsewhere] = [await begin(), await begin()];
    expect(await send(here.phone, { "phq9.9": 1, "asq.5": last })).toMatchObject({ ok: true, acute: true, told: "now" });
    await save(db.web, elsewhere.phone, { "phq9.9": 1, "asq.5": last }, minutes(1));
    expect(await send(elsewhere.phone, {})).toMatchObject({ ok: true, told: null });
    const stopped = "select stopped from submission where check_in_id = $1";
    expect(await rowsOf(db.web, here.phone, stopped, here.phone.checkInId)).toEqual([{ stopped: true }]);
  },
);

test("a whole check-in asks for all of it, as before", async () => {
  const { phone } = await begin();
  expect(await send(phone, { ...ONES, "phq9.9": 0 })).toMatchObject({ ok: false, code: "invalid-input" });
  expect(await answer(db.web, phone, Array(9).fill(0), minutes(6))).toMatchObject({ ok: true, told: null });
});
