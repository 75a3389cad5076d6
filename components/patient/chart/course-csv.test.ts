import { describe, expect, it } from "vitest";
import { coursePage, openFlag } from "../testing-page";
import { courseCsv } from "./course-csv";
import { coursePoints } from "./course-points";

const page = coursePage({ flags: [{ ...openFlag, title: "=Reliable rise" }] });
const lines = courseCsv(page, coursePoints(page), "UTC")
  .split("\r\n")
  .map((line) => line.split(","));
const cell = (line: number, column: string) => lines[line]?.[lines[0]?.indexOf(column) ?? -1];

describe("the course as a file", () => {
  it("has a line a check-in, with the record number and never the name", () => {
    expect(lines.slice(1, -1).map(([, date, week, checkIn]) => [date, week, checkIn])).toEqual([
      ["2026-10-05", "before", "answered"],
      ["2026-10-26", "wk 2", "not answered"],
      ["2026-11-23", "wk 6", "answered"],
    ]);
    expect(lines.slice(1, -1).every((line) => line[0] === "RD-10482" && line.length === lines[0]?.length)).toBe(true);
    expect(lines.flat().join()).not.toContain(page.patient.name);
  });

  it("leaves a gap empty where nobody answered, and gives every number beside its baseline", () => {
    expect([cell(2, "PHQ-9"), cell(2, "GAD-7"), cell(2, "Trend level"), cell(2, "Item 9")]).toEqual(["", "", "", ""]);
    expect([cell(3, "PHQ-9"), cell(3, "Baseline"), cell(3, "GAD-7"), cell(3, "Trend level"), cell(3, "mg a day")]).toEqual([
      "17",
      "6",
      "9",
      "12.4",
      "40",
    ]);
  });

  it("names no dose after the last one", () => {
    const ended = { ...page, course: { ...page.course, endedOn: "2026-11-20" } };
    const [head = "", ...rows] = courseCsv(ended, coursePoints(ended), "UTC").split("\r\n");
    expect(rows[2]?.split(",")[head.split(",").indexOf("mg a day")]).toBe("");
  });

  it("names a teen's questionnaire as what it is", () => {
    const teen = { ...page, course: { ...page.course, instruments: ["phq9-teen"] as const } };
    const [head] = courseCsv(teen, coursePoints(teen), "UTC").split("\r\n");
    expect(head?.split(",").filter((name) => name.startsWith("PHQ"))).toEqual(["PHQ-9 for teens"]);
  });

  it("lets no text begin a formula", () => {
    expect(cell(3, "Flags")).toBe("'=Reliable rise (open)");
  });
});
