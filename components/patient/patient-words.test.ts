import { describe, expect, it } from "vitest";
import { momentText } from "@/components/ui/dates";
import type { PatientDelivery } from "@/contracts/patient-page";
import { changeText, changeWords, doseOnDay, pointWeek } from "./chart/point-words";
import { dateIn, daysFrom, dayWords } from "./course-days";
import { coursePlace, rounded } from "./course-words";
import { deliveryWords, toldWords } from "./flags/delivery-words";
import { numberWords } from "./flags/number-words";

const course = { startsOn: "2026-10-12", endedOn: null, projectedEnd: "2027-03-29" } as const;
const mail = {
  id: "d",
  kind: "alert",
  to: "Dr Osei",
  tier: 1,
  part: null,
  lastTry: null,
  handedTo: null,
  queuedAt: "2026-11-23T10:20:00Z",
  settledAt: "2026-11-23T10:21:00Z",
  attempts: 1,
} as const;
const delivery = (part: Partial<PatientDelivery>): PatientDelivery => ({ ...mail, state: "sent", ...part });

describe("the words of the patient page", () => {
  it.each([
    ["before", -3, "Starts in 3 weeks"],
    ["before", -1, "Starts within a week"],
    ["on", 6, "Week 6 of about 24"],
    ["after", 0, "Finished this week"],
    ["after", 1, "Finished 1 week ago"],
    ["after", 5, "Finished 5 weeks ago"],
  ] as const)("places a course %s at week %d", (phase, week, words) => {
    expect(coursePlace({ ...course, phase, week })).toBe(words);
  });

  it("does not guess an end that cannot be projected", () => {
    expect(coursePlace({ ...course, projectedEnd: null, phase: "on", week: 6 })).toBe("Week 6");
  });

  it("counts days by the calendar, over the change to winter time", () => {
    expect(daysFrom("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysFrom("2026-10-12", "2026-10-05")).toBe(-7);
    expect(dateIn("Pacific/Auckland", "2026-11-22T23:00:00Z")).toBe("2026-11-23");
    expect(dateIn("America/New_York", "2026-11-23T03:00:00Z")).toBe("2026-11-22");
  });

  it("names where a day is", () => {
    expect([-7, 0, 3, 4, 28].map(dayWords)).toEqual(["before the start", "at the start", "at the start", "in the first week", "in week 4"]);
    expect([-7, 0, 3, 4, 28].map(pointWeek)).toEqual(["before", "start", "start", "1st wk", "wk 4"]);
  });

  it("writes changes with a sign, halves of a mean baseline kept", () => {
    expect([11, -2, 0, 10.5].map(changeText)).toEqual(["+11", "−2", "±0", "+10.5"]);
    expect(changeWords(-2, 6)).toBe("2 below baseline 6");
    expect(changeWords(0, 6)).toBe("same as baseline 6");
  });

  it("knows the dose of a day", () => {
    const entry = { id: "d", by: "Dr Osei", recordedAt: "2026-10-12T08:00:00Z" };
    const doses = [
      { ...entry, on: "2026-10-12", day: 0, mgPerDay: 20 },
      { ...entry, on: "2026-11-09", day: 28, mgPerDay: 40 },
    ];
    expect([-1, 0, 27, 28].map((day) => doseOnDay({ ...course, doses }, day))).toEqual([null, 20, 20, 40]);
    const ended = { ...course, endedOn: "2026-11-15", doses };
    expect([34, 35].map((day) => doseOnDay(ended, day))).toEqual([40, null]);
    expect([rounded(0.625, 2), rounded(17.5, 0), rounded(0.5, 2)]).toEqual(["0.63", "18", "0.5"]);
  });

  it.each([
    [{}, "Mail to Dr Osei: sent", mail.settledAt, "plain"],
    [{ kind: "digest" }, "Digest to Dr Osei: sent", mail.settledAt, "plain"],
    [{ kind: "hand-over" }, "Mail about the hand-over to Dr Osei: sent", mail.settledAt, "plain"],
    [{ state: "queued", settledAt: null, attempts: 0 }, "Mail to Dr Osei: waiting since", mail.queuedAt, "waiting"],
    [
      { state: "queued", settledAt: null, attempts: 3, lastTry: { at: mail.queuedAt, outcome: "deferred", smtpCode: 451 } },
      "Mail to Dr Osei: not out after 3 tries: the mail server said to try later (451); waiting since",
      mail.queuedAt,
      "waiting",
    ],
    [
      { state: "queued", settledAt: null, attempts: 1, lastTry: { at: mail.queuedAt, outcome: "unreachable", smtpCode: null } },
      "Mail to Dr Osei: not out after 1 try: the mail server could not be reached; waiting since",
      mail.queuedAt,
      "waiting",
    ],
    [
      { state: "refused", handedTo: "Nora Byrne", lastTry: { at: mail.queuedAt, outcome: "refused", smtpCode: 550 } },
      "Mail to Dr Osei: refused by the mail server (550); handed on to Nora Byrne",
      mail.settledAt,
      "problem",
    ],
    [{ state: "refused" }, "Mail to Dr Osei: refused by the mail server; the alert goes on to the next", mail.settledAt, "problem"],
    [{ state: "withdrawn" }, "Mail to Dr Osei: no longer needed", mail.settledAt, "plain"],
    [
      { state: "withdrawn", handedTo: "Nora Byrne" },
      "Mail to Dr Osei: no longer works here; handed on to Nora Byrne",
      mail.settledAt,
      "plain",
    ],
    [{ part: "cover" }, "Mail to Dr Osei (cover): sent", mail.settledAt, "plain"],
  ] as [Partial<PatientDelivery>, string, string, string][])("tells how far a mail got %#", (part, text, at, tone) => {
    expect(deliveryWords(delivery(part))).toEqual({ text, at, tone });
  });

  it.each([
    ["nothing, before there is a mail", [], null],
    ["the one mail", [{}], "Mail to Dr Osei: sent"],
    ["who was told last, and how many besides", [{}, { to: "Nora Byrne" }, { to: "Dr Okoro" }], "Told Dr Okoro and 2 others: newest mail"],
    ["one person told twice, as one", [{}, {}], "Told Dr Osei: newest mail"],
    [
      "a mail that does not get out, whoever else was told",
      [{}, { to: "Nora Byrne", state: "queued", attempts: 2 }],
      "Mail to Nora Byrne: not out after 2 tries; waiting since",
    ],
    [
      "whoever was told in the place of a person whose address refused",
      [{ state: "refused", handedTo: "Nora Byrne" }, { to: "Nora Byrne" }],
      "Told Nora Byrne: newest mail",
    ],
  ] as [string, Partial<PatientDelivery>[], string | null][])("says of all mails in one line: %s", (_what, mails, text) => {
    expect(toldWords(mails.map(delivery))?.text ?? null).toBe(text);
  });

  it("leaves the date out of today's times only", () => {
    expect(momentText("2026-11-23T10:21:00Z", "UTC", "2026-11-23T12:00:00Z")).toBe("10:21");
    expect(momentText("2026-11-22T10:21:00Z", "UTC", "2026-11-23T12:00:00Z")).toBe("22 Nov, 10:21");
  });

  it("names a rule's numbers, and keeps one it has no word for", () => {
    expect(numberWords("reliable-rise", { threshold: 6, rise: 11, slope: 2 })).toEqual([
      { label: "Rise from baseline", value: 11 },
      { label: "Flagged from", value: 6 },
      { label: "slope", value: 2 },
    ]);
  });
});
