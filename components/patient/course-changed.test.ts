import { expect, test } from "vitest";
import { courseChangedMeanwhile } from "./course-changed";
import { coursePage } from "./testing-page";

const opened = coursePage();
const by = { by: "Dr Ben Adler", recordedAt: "2026-11-26T10:00:00.000Z" };
const plainly = (on: string) => on;
const changed = (course: Partial<typeof opened.course>, care: Partial<typeof opened.care> = {}) =>
  courseChangedMeanwhile(opened, { course: { ...opened.course, ...course }, care: { ...opened.care, ...care } }, plainly);
const pause = { id: "d3", on: "2026-11-26", day: 45, mgPerDay: 0, ...by };

test("a course that nobody changed says nothing", () => {
  expect(changed({})).toEqual([]);
});

test("a colleague's pause, last dose and renewal are said with what they are", () => {
  const end = { endedOn: "2026-11-27", endReason: "mood", endIsEstimate: false } as const;
  const renewal = { id: "r", on: "2026-11-26", days: 30, daysSinceCheck: 3, withoutCheckReason: null, ...by };
  expect(changed({ doses: [...opened.course.doses, pause], ...end }, { renewals: [renewal] })).toEqual([
    "Dr Ben Adler recorded a pause from 2026-11-26.",
    "The last dose was recorded: 2026-11-27, stopped because of mood.",
    "Dr Ben Adler recorded a renewal: 30 days from 2026-11-26.",
  ]);
});

test("a correction is said once, with what it corrected", () => {
  const [start] = opened.course.doses;
  const was = { on: "2026-11-09", mgPerDay: 40 };
  const became = { on: "2026-11-09", mgPerDay: 30 };
  const doses = [...(start ? [start] : []), { ...pause, ...became }];
  const correction = { id: "c", entry: "dose", was, became, reason: "Typed wrong", by: by.by, at: by.recordedAt } as const;
  expect(changed({ doses }, { corrections: [correction] })).toEqual([
    "Dr Ben Adler corrected an entry: Dose was 40 mg from 2026-11-09, now 30 mg from 2026-11-09.",
  ]);
});

test("another course stands for everything else", () => {
  expect(changed({ id: "other", doses: [pause] })).toEqual(["Dr Amara Osei started another course."]);
});
