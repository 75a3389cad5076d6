import { describe, expect, test } from "vitest";
import { readCourseLine } from "./course-line";

const TODAY = "2026-11-25";
const ITEMS = [0, 1, 0, 1, 0, 0, 0, 0, 0];

const phq9 = (at: string, more: object = { items: ITEMS }) => ({ at, instrument: "phq9", ...more });
const course = (more: object = {}) => ({
  id: "p1",
  courseStart: "2026-01-05",
  doseChanges: ["2026-02-02"],
  responses: [phq9("2026-01-05")],
  ...more,
});
const gad7 = (at: string) => ({ at, instrument: "gad7", total: 3 });
const responses = (...list: unknown[]) => course({ responses: list });
const read = (line: unknown) => readCourseLine(JSON.stringify(line), TODAY);

/** The error of a line; undefined where it has none. */
function errorOf(line: unknown): string | undefined {
  const result = read(line);
  return "error" in result ? result.error : undefined;
}

describe("a line that is no course says so", () => {
  test.each([
    ["{", "line: is not JSON"],
    ["p1,2026-01-05", "line: is not JSON"],
    ["null", "line: must be an object"],
    ["[]", "line: must be an object"],
    ['"p1"', "line: must be an object"],
    ["7", "line: must be an object"],
  ])("%s", (line, error) => {
    expect(readCourseLine(line, TODAY)).toEqual({ id: null, error });
  });
});

describe("a field that cannot be used is named, with its place", () => {
  test.each<[string, object, string]>([
    ["no id", { ...course(), id: undefined }, "id: is missing"],
    ["an id that is a number", course({ id: 7 }), "id: must be a text"],
    ["an empty id", course({ id: "" }), "id: must not be empty"],
    ["an id of 201 characters", course({ id: "x".repeat(201) }), "id: must have at most 200 characters"],
    ["an unknown field", course({ weight: 70 }), "weight: is no known field"],
    [
      "an unknown field of a response",
      responses(phq9("2026-01-05", { items: ITEMS, language: "en" })),
      "responses[0].language: is no known field",
    ],
    ["a field that is somebody's data", course({ "Jane Doe": 1 }), "line: has an unknown field"],

    ["no start", { ...course(), courseStart: undefined }, "courseStart: is missing"],
    ["a start that is no date", course({ courseStart: "5 January" }), "courseStart: must be a date YYYY-MM-DD that is in the calendar"],
    ["a start on 30 February", course({ courseStart: "2026-02-30" }), "courseStart: must be a date YYYY-MM-DD that is in the calendar"],
    [
      "a start with a time",
      course({ courseStart: "2026-01-05T09:00:00Z" }),
      "courseStart: must be a date YYYY-MM-DD that is in the calendar",
    ],
    ["a start before 1900", course({ courseStart: "1899-12-31" }), "courseStart: is before 1900"],
    ["a start more than a year ahead", course({ courseStart: "2027-11-27" }), "courseStart: is in the future"],

    ["dose changes that are no list", course({ doseChanges: "2026-02-02" }), "doseChanges: must be a list of dates"],
    ["a dose change that is a number", course({ doseChanges: ["2026-02-02", 20] }), "doseChanges[1]: must be a date YYYY-MM-DD"],
    [
      "an impossible dose change",
      course({ doseChanges: ["2026-02-30"] }),
      "doseChanges[0]: must be a date YYYY-MM-DD that is in the calendar",
    ],
    ["a dose change before the start", course({ doseChanges: ["2026-01-04"] }), "doseChanges[0]: is before courseStart"],
    ["a dose change tomorrow", course({ doseChanges: ["2026-11-26"] }), "doseChanges[0]: is in the future"],
    [
      "dose changes out of order",
      course({ doseChanges: ["2026-03-02", "2026-02-02"] }),
      "doseChanges[1]: is before the one before it: oldest first",
    ],
    ["a dose change twice", course({ doseChanges: ["2026-02-02", "2026-02-02"] }), "doseChanges[1]: is the same date as the one before"],

    ["no responses", { ...course(), responses: undefined }, "responses: is missing"],
    ["responses that are no list", course({ responses: {} }), "responses: must be a list of responses"],
    ["1,001 responses", responses(...Array.from({ length: 1001 }, () => phq9("2026-01-05"))), "responses: must be at most 1000"],
    ["a response that is a number", responses(phq9("2026-01-05"), 3), "responses[1]: must be an object"],

    ["no time", responses({ instrument: "phq9", items: ITEMS }), "responses[0].at: is missing"],
    [
      "a time that is a number",
      responses({ at: 1, instrument: "phq9", items: ITEMS }),
      "responses[0].at: must be a date, or an instant with its offset",
    ],
    [
      "an impossible date",
      responses(phq9("2026-02-29")),
      "responses[0].at: must be a date YYYY-MM-DD in the calendar, or an instant with its offset",
    ],
    [
      "an instant without offset",
      responses(phq9("2026-01-05T09:00:00")),
      "responses[0].at: must be a date YYYY-MM-DD in the calendar, or an instant with its offset",
    ],
    ["a time before 1900", responses(phq9("1899-12-31")), "responses[0].at: is before 1900"],
    ["a time tomorrow", responses(phq9("2026-11-26")), "responses[0].at: is in the future"],
    ["an instant tomorrow", responses(phq9("2026-11-26T00:00:00Z")), "responses[0].at: is in the future"],
    [
      "dates out of order",
      responses(phq9("2026-01-19"), phq9("2026-01-05")),
      "responses[1].at: is before a response that stands before it: oldest first",
    ],
    [
      "instants of one day out of order",
      responses(phq9("2026-01-05T10:00:00Z"), phq9("2026-01-05T10:30:00+01:00")),
      "responses[1].at: is before a response that stands before it: oldest first",
    ],
    [
      "instants of one day out of order with a date between them",
      responses(phq9("2026-01-05T18:00:00Z"), gad7("2026-01-05"), phq9("2026-01-05T08:00:00Z")),
      "responses[2].at: is before a response that stands before it: oldest first",
    ],
    [
      "a date before the last one, with instants of it between them",
      responses(gad7("2026-01-06"), phq9("2026-01-06T08:00:00Z"), phq9("2026-01-05")),
      "responses[2].at: is before a response that stands before it: oldest first",
    ],
    [
      "one date twice",
      responses(phq9("2026-01-05"), phq9("2026-01-05")),
      "responses[1].at: is a moment that has a response to this instrument already",
    ],
    [
      "one instant twice, written differently",
      responses(phq9("2026-01-05T10:00:00Z"), phq9("2026-01-05T11:00:00+01:00")),
      "responses[1].at: is a moment that has a response to this instrument already",
    ],
    [
      "one instrument on one day, without a time and with one",
      responses(phq9("2026-01-05"), phq9("2026-01-05T09:00:00Z")),
      "responses[1].at: is on a day that has a response to this instrument already, and one of the two has no time",
    ],
    [
      "the same the other way round, another between them, the day by the writer's calendar",
      responses(phq9("2026-01-05T23:00:00-05:00"), gad7("2026-01-05"), phq9("2026-01-05")),
      "responses[2].at: is on a day that has a response to this instrument already, and one of the two has no time",
    ],

    ["no instrument", responses({ at: "2026-01-05", items: ITEMS }), "responses[0].instrument: is missing"],
    [
      "an unknown instrument",
      responses({ at: "2026-01-05", instrument: "dlqi", total: 3 }),
      "responses[0].instrument: must be one of phq9, phq9-teen, gad7",
    ],
    [
      "an instrument that is none here",
      responses({ at: "2026-01-05", instrument: "asq", total: 3 }),
      "responses[0].instrument: must be one of phq9, phq9-teen, gad7",
    ],
    [
      "both forms of the PHQ-9",
      responses(
        phq9("2026-01-05"),
        { at: "2026-01-19", instrument: "gad7", total: 3 },
        { at: "2026-02-02", instrument: "phq9-teen", total: 3 },
      ),
      "responses[2].instrument: phq9 and phq9-teen are not mixed in one course",
    ],

    ["items that are no list", responses(phq9("2026-01-05", { items: "010100000" })), "responses[0].items: must be a list of answers"],
    ["eight items", responses(phq9("2026-01-05", { items: ITEMS.slice(1) })), "responses[0].items: must be 9 answers"],
    ["ten items", responses(phq9("2026-01-05", { items: [0, ...ITEMS] })), "responses[0].items: must be 9 answers"],
    ["nine items of a GAD-7", responses({ at: "2026-01-05", instrument: "gad7", items: ITEMS }), "responses[0].items: must be 7 answers"],
    [
      "an answer of 4",
      responses(phq9("2026-01-05"), phq9("2026-01-19", { items: ITEMS.with(2, 4) })),
      "responses[1].items[2]: must be 0, 1, 2, 3 or null",
    ],
    ["an answer of -1", responses(phq9("2026-01-05", { items: ITEMS.with(8, -1) })), "responses[0].items[8]: must be 0, 1, 2, 3 or null"],
    ["an answer of 1.5", responses(phq9("2026-01-05", { items: ITEMS.with(0, 1.5) })), "responses[0].items[0]: must be 0, 1, 2, 3 or null"],
    [
      "an answer that is a text",
      responses(phq9("2026-01-05", { items: ["0", ...ITEMS.slice(1)] })),
      "responses[0].items[0]: must be 0, 1, 2, 3 or null",
    ],

    ["neither items nor total", responses(phq9("2026-01-05", {})), "responses[0].items: is missing, and so is total"],
    ["a total of 28", responses(phq9("2026-01-05", { total: 28 })), "responses[0].total: must be a whole number from 0 to 27"],
    [
      "a total of 22 of a GAD-7",
      responses({ at: "2026-01-05", instrument: "gad7", total: 22 }),
      "responses[0].total: must be a whole number from 0 to 21",
    ],
    ["a total of -1", responses(phq9("2026-01-05", { total: -1 })), "responses[0].total: must be a whole number from 0 to 27"],
    ["a total of 7.5", responses(phq9("2026-01-05", { total: 7.5 })), "responses[0].total: must be a whole number"],
    [
      "a total that the items do not score",
      responses(phq9("2026-01-05", { items: ITEMS, total: 3 })),
      "responses[0].total: is not what the items score",
    ],
    [
      "a total of items that have none",
      responses(phq9("2026-01-05", { items: [null, null, null, 1, 0, 0, 0, 0, 0], total: 1 })),
      "responses[0].total: is not what the items score",
    ],
  ])("%s", (_, line, error) => {
    expect(errorOf(line)).toBe(error);
  });

  test("under the line's id where it has one", () => {
    expect(read(course({ id: "patient 7", courseStart: "?" }))).toMatchObject({ id: "patient 7" });
    expect(read(course({ id: 7 }))).toMatchObject({ id: null });
  });

  test("never with what it holds", () => {
    const secret = "Jane-Doe-1999";
    const lines = [
      course({ courseStart: secret }),
      course({ doseChanges: [secret] }),
      responses(phq9(secret)),
      responses({ at: "2026-01-05", instrument: secret, total: 3 }),
      responses(phq9("2026-01-05", { items: [secret] })),
      responses(phq9("2026-01-05", { total: secret })),
      responses(secret),
    ];
    for (const line of lines) {
      expect(errorOf(line)).toBeDefined();
      expect(errorOf(line)).not.toContain("Jane");
    }
    expect(readCourseLine(`{"id": ${secret}`, TODAY)).toEqual({ id: null, error: "line: is not JSON" });
  });
});

describe("what can be used is", () => {
  test.each<[string, object]>([
    ["a course without responses", responses()],
    ["no dose changes", { ...course(), doseChanges: undefined }],
    ["a dose change on the first day, which is the first dose", course({ doseChanges: ["2026-01-05"] })],
    ["a dose change today", course({ doseChanges: ["2026-11-25"] })],
    ["a start that is planned within a year", course({ courseStart: "2027-11-26", doseChanges: [] })],
    ["a response long before the start", responses(phq9("2019-05-01"), phq9("2026-01-05"))],
    ["a response today", responses(gad7("2026-11-25"), phq9("2026-11-25T23:59:59Z"))],
    ["a response on 1 January 1900", responses(phq9("1900-01-01"))],
    ["two instruments at one moment", responses(phq9("2026-01-05"), { at: "2026-01-05", instrument: "gad7", total: 3 })],
    ["a total of 27", responses(phq9("2026-01-05", { total: 27 }))],
    ["a total that the items score", responses(phq9("2026-01-05", { items: ITEMS, total: 2 }))],
    ["a total that the items score once prorated", responses(phq9("2026-01-05", { items: [1, 1, 1, 1, 1, 1, 1, 1, null], total: 9 }))],
    ["nine missing answers", responses(phq9("2026-01-05", { items: ITEMS.map(() => null) }))],
    ["an id of 200 characters", course({ id: "x".repeat(200) })],
    ["a date of a day that also has an instant, of another instrument", responses(phq9("2026-01-05T09:00:00Z"), gad7("2026-01-05"))],
    ["one instrument with a time, and without one the day after", responses(phq9("2026-01-05T23:59:59Z"), phq9("2026-01-06"))],
    ["one instrument twice on one day, both with a time", responses(phq9("2026-01-05T08:00:00Z"), phq9("2026-01-05T18:00:00Z"))],
    [
      "instants of one day in order with a date between them",
      responses(phq9("2026-01-05T08:00:00Z"), gad7("2026-01-05"), phq9("2026-01-05T18:00:00Z")),
    ],
  ])("%s", (_, line) => {
    expect(errorOf(line)).toBeUndefined();
  });
});
