import { describe, expect, test } from "vitest";
import { IMPORT_COLUMNS } from "@/contracts/patient-import";
import { doubtfulLines, judgedInTurns, wholeFile, withoutTaken } from "./judge-lines";
import { readHeading } from "./read-heading";

const NEEDED = IMPORT_COLUMNS.filter(({ needed }) => needed).map(({ name }) => name);
const PRESCRIBERS = [
  { id: "0b1f7a52-7d0e-4a0b-9c3d-0a1b2c3d4e5f", name: "Dr Amara Osei", email: "amara@clinic.example" },
  { id: "1b1f7a52-7d0e-4a0b-9c3d-0a1b2c3d4e5f", name: "Dr Same Name", email: "one@clinic.example" },
  { id: "2b1f7a52-7d0e-4a0b-9c3d-0a1b2c3d4e5f", name: "Dr Same Name", email: "two@clinic.example" },
];
const AROUND = { prescribers: PRESCRIBERS, defaults: { region: "gb", timeZone: "Europe/London" }, todayIn: () => "2026-02-02" };
const RIGHT = {
  name: "Ann Example",
  date_of_birth: "1998-02-03",
  record_number: "R-1",
  starts_on: "2026-02-16",
  weight_kg: "62,5",
  mg_per_day: "20",
  prescriber: "amara@clinic.example",
};
/** Judges one line that is right but for what is given. */
async function judged(given: Record<string, string>) {
  const cells = { ...RIGHT, ...given };
  const heading = readHeading(Object.keys(cells));
  if (!heading.ok) throw new Error(JSON.stringify(heading.issues));
  return wholeFile(judgedInTurns(heading.columns, [{ line: 2, cells: Object.values(cells) }], AROUND));
}

describe("the first line", () => {
  test("may have its columns in any order, in capitals and with spaces", () => {
    const heading = readHeading([...NEEDED].reverse().map((name) => name.toUpperCase().replaceAll("_", " ")));
    expect(heading.ok && heading.columns.map(({ name }) => name)).toEqual([...NEEDED].reverse());
  });

  test("is refused column by column: unknown, nameless, twice, missing", () => {
    const heading = readHeading([...NEEDED.slice(1), "weight", "", "record_number"]);
    expect(heading.ok ? [] : heading.issues.map(({ column, message }) => `${column}: ${message}`)).toEqual([
      "weight: There is no column of this name: see the list of columns",
      `column ${NEEDED.length + 1}: The first line has no name for this column`,
      "record_number: This column is there twice",
      "name: This column is missing in the first line",
    ]);
  });
});

test.each([[["Ann Example", "1998-02-03"]], [["name|date_of_birth|record_number"]], [["hello"]]])(
  "a first line without any name of a column, %j, is told once",
  (cells) => {
    expect(readHeading(cells)).toMatchObject({
      ok: false,
      issues: [{ column: "line 1", message: expect.stringMatching(/none of the columns/) }],
    });
  },
);

test("a line with only what is needed is enrolled in the clinic's region and zone, in English, with the usual target", async () => {
  const { accepted, rejected } = await judged({});
  expect(rejected).toEqual([]);
  expect(accepted[0]?.input).toMatchObject({
    weightKg: 62.5,
    prescriberId: PRESCRIBERS[0]?.id,
    language: "en",
    region: "gb",
    timeZone: "Europe/London",
    targetMgPerKg: 120,
    email: null,
    address: null,
  });
});

test.each<[Record<string, string>, string, RegExp]>([
  [{ name: "" }, "name", /full name/],
  [{ date_of_birth: "03/02/1998" }, "date_of_birth", /year-month-day/],
  [{ date_of_birth: "2016-02-03" }, "date_of_birth", /^Under 12/],
  [{ weight_kg: "140 lb" }, "weight_kg", /kilograms/],
  [{ weight_kg: "300" }, "weight_kg", /^Enter kilograms, not pounds/],
  [{ mg_per_day: "900" }, "mg_per_day", /^At most 160 mg/],
  [{ mg_per_day: "0" }, "mg_per_day", /^At least 2.5 mg/],
  [{ mg_per_day: "-20" }, "mg_per_day", /milligrams/],
  [{ date_of_birth: "2031-01-01" }, "date_of_birth", /in the future/],
  [{ starts_on: "2026-02-30" }, "starts_on", /first dose/],
  [{ starts_on: "2029-01-01" }, "starts_on", /more than a year from now/],
  [{ prescriber: "dr nobody" }, "prescriber", /^No prescriber/],
  [{ prescriber: "dr same name" }, "prescriber", /write the e-mail address/],
  [{ email: "nowhere" }, "email", /e-mail/],
  [{ language: "it" }, "language", /Choose a language/],
  [{ owns_contact: "perhaps" }, "owns_contact", /yes or no/],
  [{ date_of_birth: "2010-02-03", phone: "+44 20 7946 0000" }, "owns_contact", /^Under 18/],
  [{ emergency_name: "Ann" }, "emergency_phone", /telephone number/],
  [{ bipolar: "2019" }, "bipolar", /^Write yes, no or/],
  [{ alcohol: `yes: ${"x".repeat(300)}` }, "alcohol", /At most 200/],
])("a line with %j is rejected for its column %s", async (given, column, message) => {
  const { accepted, rejected } = await judged(given);
  expect(accepted).toEqual([]);
  expect(rejected).toEqual([{ line: 2, recordNumber: "R-1", issues: [{ column, message: expect.stringMatching(message) }] }]);
});

test.each([
  ["yes", { answer: "yes", detail: null }],
  ["Yes: 2019, lithium", { answer: "yes", detail: "2019, lithium" }],
  ["NO", { answer: "no", detail: null }],
  ["not asked: declined", { answer: "not-asked", detail: "declined" }],
  ["", { answer: "not-asked", detail: null }],
])("a risk written %j is understood", async (cell, statement) => {
  const { accepted } = await judged({ bipolar: cell });
  expect(accepted[0]?.input.risks.find(({ risk }) => risk === "bipolar")).toEqual({ risk: "bipolar", ...statement });
});

test("a line with more cells than the first one is rejected, not shifted", async () => {
  const heading = readHeading(NEEDED);
  if (!heading.ok) throw new Error("heading");
  const cells = [...NEEDED.map((name) => RIGHT[name as keyof typeof RIGHT]), "left over"];
  const { rejected } = await wholeFile(judgedInTurns(heading.columns, [{ line: 2, cells }], AROUND));
  expect(rejected[0]?.issues).toEqual([{ column: "", message: expect.stringMatching(/^This line has 8 cells, the first line 7/) }]);
});

test("record numbers that the clinic has are moved to the rejected lines, in the order of the file; one person twice is doubtful", async () => {
  const heading = readHeading(NEEDED);
  if (!heading.ok) throw new Error("heading");
  const lines = ["A", "B", "A", "C"].map((record_number, index) => ({
    line: index + 2,
    cells: NEEDED.map((name) => ({ ...RIGHT, record_number })[name as keyof typeof RIGHT]),
  }));
  const { accepted, rejected } = withoutTaken(await wholeFile(judgedInTurns(heading.columns, lines, AROUND)), new Set(["B"]));
  expect(rejected.map(({ line, issues }) => [line, issues[0]?.message])).toEqual([
    [3, "Another patient of this clinic has this record number"],
    [4, "Line 2 has the same record number"],
  ]);
  expect(accepted.map(({ line }) => line)).toEqual([2, 5]);
  expect(doubtfulLines(accepted, new Map())).toEqual([{ line: 5, recordNumber: "C", message: "Same name and date of birth as line 2" }]);
});
