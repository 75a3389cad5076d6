import { describe, expect, it } from "vitest";
import type { PatientCheckIn, PatientFlag, PatientReport, PatientResponse } from "@/contracts/patient-page";
import { coursePoints } from "./course-points";

const response = (id: string, day: number, at: string, total: number): PatientResponse => ({
  id: `response-${id}`,
  submissionId: id,
  at,
  day,
  total,
  severity: "mild",
  answers: [total, 0, 0, 0, 0, 0, 0, 0, 0],
  difficulty: null,
  level: total - 1,
});
const report = ({ submissionId, at, day }: PatientResponse, part: Partial<PatientReport> = {}): PatientReport => ({
  ...{ id: submissionId, checkInId: `check-in-${submissionId}`, at, day },
  ...{ items: null, anxiety: null, skin: null, adherence: null, sideEffects: null, safety: null, diverging: null, alsoTold: [] },
  ...part,
});
const flag = (id: string, urgency: PatientFlag["urgency"], part: Partial<PatientFlag>) =>
  ({
    id,
    title: `Rule ${id}`,
    urgency,
    state: "open",
    checkInId: null,
    raisedAt: "2026-10-26T08:00:00Z",
    events: [],
    ...part,
  }) as PatientFlag;
const checkIn = (id: string, dueOn: string, unanswered: boolean): PatientCheckIn => ({
  id,
  kind: "scheduled",
  dueOn,
  expiresAt: `${dueOn}T23:00:00Z`,
  state: unanswered ? "open" : "submitted",
  unanswered,
  openNow: false,
});
const event = (id: string, part: Partial<PatientFlag["events"][number]>): PatientFlag["events"][number] => ({
  ...{ id, kind: "acknowledge", by: "Dr Amara Osei", at: "2026-10-27T09:00:00Z", meaning: "Reviewed and closed" },
  ...{ outcome: "contacted", note: null, reviewOn: null },
  ...part,
});

const course = { startsOn: "2026-10-12", instruments: ["phq9"] as const };
const responses = [response("a", -7, "2026-10-05T08:00:00Z", 6), response("b", 14, "2026-10-26T08:00:00Z", 17)];
const page = (more: Partial<Parameters<typeof coursePoints>[0]>) => ({
  ...{ responses, reports: responses.map((each) => report(each)), flags: [], checkIns: [], course, baseline: null },
  ...more,
});

describe("what the chart draws", () => {
  it("shows a check-in nobody answered as a gap in every line, not as a zero", () => {
    const points = coursePoints(page({ checkIns: [checkIn("m", "2026-10-19", true), checkIn("n", "2026-10-26", false)] }));
    expect(points.map(({ id, day, total, level, missed }) => [id, day, total, level, missed])).toEqual([
      ["a", -7, 6, 5, false],
      ["m", 7, null, null, true],
      ["b", 14, 17, 16, false],
    ]);
  });

  it("keeps a check-in without a total apart from one that nobody answered, with the answers it has", () => {
    const anxiety = { total: 9, severity: "mild", answers: [2, 2, 2, 1, 1, 1, 0] } as const;
    const [first] = responses;
    const items = [null, null, null, null, null, null, null, null, 2];
    const reports = [report(response("x", 0, "2026-10-12T08:00:00Z", 0), { items, anxiety })];
    const points = coursePoints(page({ responses: first ? [first] : [], reports }));
    expect(points).toMatchObject([{ id: "x", missed: false, total: null, answers: items, anxiety: { total: 9 } }]);
  });

  it("counts each total against the baseline, and against nothing where there is none", () => {
    expect(coursePoints(page({ baseline: { value: 6.5, late: false } })).map(({ change }) => change)).toEqual([-0.5, 10.5]);
    expect(coursePoints(page({})).map(({ change }) => change)).toEqual([null, null]);
  });

  it("puts each flag on the check-in it came of, the most urgent first", () => {
    const flags = [
      flag("r", "review", { checkInId: "check-in-b" }),
      flag("n", "now", { checkInId: "check-in-b" }),
      flag("o", "today", { checkInId: "check-in-a", state: "closed" }),
      flag("m", "missed", { checkInId: "m", raisedAt: "2026-10-26T07:00:00Z" }),
    ];
    const points = coursePoints(page({ flags, checkIns: [checkIn("m", "2026-10-19", true)] }));
    expect(points.map(({ flags: f }) => f.map(({ id, open }) => [id, open]))).toEqual([
      [["o", false]],
      [["m", true]],
      [
        ["n", true],
        ["r", true],
      ],
    ]);
  });

  it("reads a flag of no check-in at the last one before it, and marks that it stands apart", () => {
    const call = flag("c", "now", { raisedAt: "2026-10-20T08:00:00Z" });
    const [first, second] = coursePoints(page({ flags: [call] }));
    expect(first?.flags).toMatchObject([{ id: "c", apart: true }]);
    expect(second?.flags).toEqual([]);
  });

  it("tells what was done and by whom; a claim is no deed", () => {
    const events = [event("k", { kind: "claim", outcome: null }), event("d", {}), event("j", { kind: "join", by: null, outcome: null })];
    const points = coursePoints(page({ flags: [flag("n", "now", { checkInId: "check-in-b", events })] }));
    expect(points[1]?.flags[0]?.deeds.map(({ words, by }) => [words, by])).toEqual([["Contacted", "Dr Amara Osei"]]);
  });
});
