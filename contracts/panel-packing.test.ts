import { expect, test } from "vitest";
import type { PanelPage, PanelRow } from "./panel";
import { packPanelPage, unpackPanelPage } from "./panel-packing";

const QUIET: PanelRow = {
  courseId: "0198aaaa-0000-7000-8000-00000000c001",
  patientId: "0198aaaa-0000-7000-8000-00000000a001",
  name: "Zoë “Z” O'Neill, Jr.",
  age: 17,
  recordNumber: "R|1,2",
  phase: "before",
  week: -3,
  doseMg: null,
  doseMgPerKg: null,
  latest: null,
  baseline: null,
  baselineIsLate: false,
  change: null,
  newest: null,
  gad7: null,
  recent: [],
  unreadMessage: false,
  saysStopped: false,
  sparkline: [],
  urgency: null,
  openFlags: 0,
  unclaimedFlags: 0,
  flagId: null,
  reason: null,
  waitingSince: null,
  claimedBy: null,
  claimedAt: null,
  lastContact: null,
  reviewOn: null,
  nextDueOn: null,
  missedSince: null,
  wants: "all",
  declined: false,
  phone: null,
  risks: [],
  prescriber: "Dr Amara Osei",
};
const FULL: PanelRow = {
  ...QUIET,
  // The first course of its patient; the other is a later one.
  courseId: "0198aaaa-0000-7000-8000-00000000a000",
  phase: "on",
  week: 0,
  doseMg: 30,
  doseMgPerKg: 0.4411764705882353,
  latest: { total: 0, severity: "minimal", at: "2026-11-26T10:15:00.000Z" },
  baseline: 9.5,
  baselineIsLate: true,
  change: -9.5,
  newest: "quiet",
  gad7: 0,
  recent: [["2026-11-26T10:15:00.000Z", 0, 0, 0, "better"]],
  unreadMessage: true,
  saysStopped: true,
  sparkline: [
    [-42, 6],
    [0, 27],
    [0, 5],
    [43, 0],
    [94, 0.5],
    [146, 13],
  ],
  urgency: "now",
  openFlags: 2,
  unclaimedFlags: 1,
  flagId: "f0f0aaaa-1234-4000-8000-00000000f001",
  reason: "Item 9 “several days”.",
  waitingSince: "2026-10-25T00:59:00.000Z",
  claimedBy: { id: "0198aaaa-0000-7000-8000-00000000b001", name: "Nora Byrne" },
  claimedAt: "2026-11-26T10:16:00.000Z",
  lastContact: { at: "2025-12-31T23:59:00.000Z", outcome: "no-action" },
  reviewOn: "2026-11-27",
  nextDueOn: "2027-01-04",
  missedSince: "2026-11-01T08:00:00.000Z",
  wants: "none",
  declined: true,
  phone: "+1 555 0112",
  risks: ["self-harm", "bipolar"],
};
const PAGE: PanelPage = {
  rows: [QUIET, FULL],
  nextCursor: "abc",
  counts: { needsYou: 1, missed: 2, calls: 3, everyone: 4 },
  matched: 3,
  asOf: "2026-11-26T10:15:42.123Z",
};

test("a page of the panel is the same after it was packed into its HTML, but for the card's check-ins, which are asked for later", () => {
  const wired = JSON.parse(JSON.stringify(packPanelPage(PAGE)));
  expect(unpackPanelPage(wired)).toEqual({
    ...PAGE,
    rows: [
      { ...QUIET, recent: null },
      { ...FULL, recent: null, doseMgPerKg: 0.4 },
    ],
  });
});

test("moments come back to the minute they were in, whatever the second at which the page was read", () => {
  for (const second of ["00.000", "29.999", "59.999"]) {
    const asOf = `2026-11-26T10:15:${second}Z`;
    const row = { ...FULL, waitingSince: "2026-11-26T10:15:59.999Z", claimedAt: "2026-11-26T10:14:00.000Z" };
    const [back] = unpackPanelPage(packPanelPage({ ...PAGE, asOf, rows: [row] })).rows;
    expect(back?.waitingSince).toBe("2026-11-26T10:15:00.000Z");
    expect(back?.claimedAt).toBe("2026-11-26T10:14:00.000Z");
  }
});

test("a page without patients is one, and a page of another version is refused rather than misread", () => {
  expect(unpackPanelPage(packPanelPage({ ...PAGE, rows: [] }))).toEqual({ ...PAGE, rows: [] });
  const packed = packPanelPage(PAGE);
  expect(() => unpackPanelPage({ ...packed, columns: packed.columns.slice(1) })).toThrow(RangeError);
});
