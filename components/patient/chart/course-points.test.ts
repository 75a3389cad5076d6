import { describe, expect, it } from "vitest";
import type { PatientCheckIn, PatientFlag, PatientResponse } from "@/contracts/patient-page";
import { coursePoints } from "./course-points";

const response = (id: string, day: number, at: string, total: number): PatientResponse => ({
  id,
  at,
  day,
  total,
  severity: "mild",
  answers: [total, 0, 0, 0, 0, 0, 0, 0, 0],
  difficulty: null,
});
const flag = (id: string, urgency: PatientFlag["urgency"], raisedAt: string, state: PatientFlag["state"] = "open") =>
  ({ id, title: `Rule ${id}`, urgency, state, raisedAt }) as PatientFlag;
const checkIn = (id: string, dueOn: string, unanswered: boolean): PatientCheckIn => ({
  id,
  kind: "scheduled",
  dueOn,
  expiresAt: `${dueOn}T23:00:00Z`,
  state: unanswered ? "open" : "submitted",
  unanswered,
  openNow: false,
});

const course = { startsOn: "2026-10-12" } as Parameters<typeof coursePoints>[0]["course"];
const responses = [response("a", -7, "2026-10-05T08:00:00Z", 6), response("b", 14, "2026-10-26T08:00:00Z", 17)];
const page = (more: Partial<Parameters<typeof coursePoints>[0]>) => ({
  responses,
  flags: [],
  checkIns: [],
  course,
  baseline: null,
  ...more,
});

describe("what the chart draws", () => {
  it("shows a check-in nobody answered as a gap, not as a zero", () => {
    const points = coursePoints(page({ checkIns: [checkIn("m", "2026-10-19", true), checkIn("n", "2026-10-26", false)] }));
    expect(points.map(({ id, day, total }) => [id, day, total])).toEqual([
      ["a", -7, 6],
      ["m", 7, null],
      ["b", 14, 17],
    ]);
  });

  it("counts each total against the baseline, and against nothing where there is none", () => {
    expect(coursePoints(page({ baseline: { value: 6.5, late: false } })).map(({ change }) => change)).toEqual([-0.5, 10.5]);
    expect(coursePoints(page({})).map(({ change }) => change)).toEqual([null, null]);
  });

  it("puts each flag on the answers that raised it, the most urgent first", () => {
    const flags = [
      flag("r", "review", "2026-10-26T08:00:00Z"),
      flag("n", "now", "2026-10-26T08:00:00.040Z"),
      flag("o", "today", "2026-10-05T08:00:00Z", "closed"),
    ];
    const points = coursePoints(page({ flags }));
    expect(points.map(({ flags: f }) => f.map(({ id, open }) => [id, open]))).toEqual([
      [["o", false]],
      [
        ["n", true],
        ["r", true],
      ],
    ]);
  });
});
