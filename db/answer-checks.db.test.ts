import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, enrolled } from "@/server/use-cases/testing-clinic";
import { type FullClinic, fullClinic } from "@/server/use-cases/testing-full-clinic";
import { createTestDatabase, type TestDatabase } from "./testing";
import { scopedTo } from "./testing-isolation";

let db: TestDatabase;
let clinic: FullClinic;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await fullClinic(db);
  // Ended early: room for an instrument that a whole check-in has already.
  const at = new Date("2026-03-01T12:00:00Z");
  const { phone } = await enrolled(db.web, clinic.prescriber, at);
  await answer(db.web, phone, Array(9).fill(0), at, { stopped: "1" });
});
afterAll(() => db.close());

/** "stored", or the name of the check that refused it. */
async function attempt(statement: string, parameters: (string | number | null)[]): Promise<string> {
  try {
    await scopedTo(db.web.sql, { "app.clinic_id": clinic.clinicId }, statement, parameters as string[]);
    return "stored";
  } catch (error) {
    return (error as { constraint_name?: string }).constraint_name ?? String(error);
  }
}

/** Another instrument's answers beside those of a submission that is there; an instrument it has is asked about in one that is not. */
function response(instrument: string, answers: string, difficulty: number | null = null) {
  return attempt(
    `insert into response (clinic_id, id, submission_id, course_id, answered_at, instrument, instrument_version, language, answers, difficulty)
      select clinic_id, gen_random_uuid(), id, course_id, received_at, $1, '1', 'en', $2::smallint[], $3::smallint from submission
      where not exists (select from response r where r.submission_id = submission.id and r.instrument = $1) limit 1`,
    [instrument, answers, difficulty],
  );
}

const list = (count: number, value: number | "null" = 0) => `{${Array(count).fill(value).join(",")}}`;

describe("answers that no form can have sent are refused by the database too", () => {
  test.each([
    ["gad7", list(7, 3), "stored"],
    ["gad7", list(6), "response_answers"],
    ["gad7", list(8), "response_answers"],
    ["gad7", list(7, 4), "response_answers"],
    ["phq9-teen", list(9, "null"), "stored"],
    ["phq9-teen", "{0,0,0,0,0,0,0,null,4}", "response_answers"],
    ["phq9-teen", "{0,0,0,0,0,0,0,null,-1}", "response_answers"],
    ["asq", "{0,1,2,null,2}", "stored"],
    ["asq", list(5, 3), "response_answers"],
    ["asq", list(4), "response_answers"],
    ["side-effects", "{3,3,3,3,3,3,3,3,3,3,3,1,1,1,1}", "stored"],
    ["side-effects", "{0,0,0,0,0,0,0,0,0,0,0,0,0,0,2}", "response_answers"],
    ["side-effects", "{0,0,0,0,0,0,0,0,0,0,4,0,0,0,0}", "response_answers"],
    ["phq2", list(2), "stored"],
    ["dlqi", list(10), "response_instrument_id"],
  ])("%s %s: %s", async (instrument, answers, outcome) => {
    expect(await response(instrument, answers)).toBe(outcome);
  });

  test.each([
    ["gad7", list(7), 1, "response_difficulty"],
    ["phq9-teen", list(9), 4, "response_difficulty"],
    ["phq9-teen", list(9), 3, "stored"],
  ])("%s %s with the difficulty %i: %s", async (instrument, answers, difficulty, outcome) => {
    expect(await response(instrument, answers, difficulty)).toBe(outcome);
  });
});

/** A submission to the first check-in that has none. */
function submission(column: string, value: string | number | null) {
  return attempt(
    `insert into submission (clinic_id, id, check_in_id, course_id, received_at, language, ${column})
      select clinic_id, gen_random_uuid(), id, course_id, opens_at, 'en', $1 from check_in
      where not exists (select from submission s where s.check_in_id = check_in.id) limit 1`,
    [value],
  );
}

describe("what a submission tells beside its instruments is checked as it is stored", () => {
  test.each([
    ["skin", "better", "stored"],
    ["skin", "", "submission_skin"],
    ["adherence", "stopped", "stored"],
    ["adherence", "sometimes", "submission_adherence"],
    ["medicine_change", "unsure", "stored"],
    ["medicine_change", "yes", "submission_medicine_change"],
    ["message", "a".repeat(2000), "stored"],
    ["message", "a".repeat(2001), "submission_message"],
    ["message", "", "submission_message"],
    ["adherence_note", "a".repeat(501), "submission_adherence_note"],
    ["medicine_note", "a".repeat(501), "submission_medicine_note"],
    ["highest_item9", 3, "stored"],
    ["highest_item9", 4, "submission_highest_item_9"],
    ["highest_asq", "{0,1,2,null,null}", "stored"],
    ["highest_asq", "{0,1,2,null,3}", "submission_highest_asq"],
    ["highest_asq", "{0,1}", "submission_highest_asq"],
  ])("%s %.20s: %s", async (column, value, outcome) => {
    expect(await submission(column, value)).toBe(outcome);
  });
});
