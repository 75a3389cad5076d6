import { severityOfTotal } from "@/clinical/score-instrument";
import { answersOf } from "@/clinical/testing";
import { NO_CONTACTS } from "@/contracts/contacts";
import type { PatientFlag, PatientPage, PatientReport, PatientResponse } from "@/contracts/patient-page";
import { daysFrom } from "./course-days";

const STARTS_ON = "2026-10-12";

/** What was answered on a date: totals, and whatever else is told of it. */
type Answered = { on: string; phq: number; gad?: number; level?: number } & Partial<PatientReport>;

/** A response and a report of each, as the server makes them. */
export function answeredOn(all: readonly Answered[], startsOn = STARTS_ON): Pick<PatientPage, "responses" | "reports"> {
  const about = all.map(({ on }, i) => ({ id: `answers-${i}`, at: `${on}T10:00:00.000Z`, day: daysFrom(startsOn, on) }));
  const responses = all.map(({ phq, level = phq }, i): PatientResponse => {
    const { id = "", at = "", day = 0 } = about[i] ?? {};
    const severity = severityOfTotal("phq9", phq);
    return {
      id: `response-${id}`,
      submissionId: id,
      at,
      day,
      total: phq,
      severity,
      answers: answersOf(phq),
      difficulty: phq > 0 ? 1 : null,
      level,
    };
  });
  const reports = all.map(({ on: _, phq, gad, level: __, ...more }, i): PatientReport => {
    const { id = "", at = "", day = 0 } = about[i] ?? {};
    const anxiety = gad === undefined ? null : { total: gad, severity: severityOfTotal("gad7", gad), answers: answersOf(gad).slice(0, 7) };
    const nothing = { skin: null, adherence: null, sideEffects: null, safety: null, diverging: null, alsoTold: [] };
    return { id, checkInId: `check-in-${i}`, at, day, items: answersOf(phq), anxiety, ...nothing, ...more };
  });
  return { responses, reports };
}

/** A patient page with everything a test does not say for itself: week 6 of a course, no flag. */
export function coursePage(part: Partial<PatientPage> = {}): PatientPage {
  return {
    patient: {
      ...{
        id: "00000000-0000-4000-8000-000000000001",
        name: "Karin Lindqvist",
        dateOfBirth: "2007-03-02",
        age: 19,
        recordNumber: "RD-10482",
      },
      ...{ email: "karin@patients.example", phone: null, ownsContact: true, wants: "all", wantsSince: null, consent: null },
      ...{ language: "en", region: "us", timeZone: "UTC" },
    },
    contacts: { ...NO_CONTACTS, version: 1, by: null, at: "2026-10-05T10:00:00.000Z" },
    risks: { version: 0, newest: [], earlier: [], secondLook: null },
    care: {
      weights: [{ id: null, on: STARTS_ON, kg: 64, by: null }],
      ...{ corrections: [], renewals: [], rules: { checkWithinDays: 30, mostDays: null }, privateQuestion: null, notes: [] },
    },
    course: {
      ...{
        id: "00000000-0000-4000-8000-000000000002",
        startsOn: STARTS_ON,
        endedOn: null,
        endReason: null,
        endIsEstimate: false,
        phase: "on",
        week: 6,
      },
      ...{ weightKg: 64, targetMgPerKg: 120, doseMg: 40, cumulativeMg: 1240, cumulativeMgPerKg: 19.375, projectedEnd: "2027-03-29" },
      prescriber: { id: "00000000-0000-4000-8000-000000000003", name: "Dr Amara Osei" },
      instruments: ["phq9"],
      doses: [
        { id: "d1", on: STARTS_ON, day: 0, mgPerDay: 20, by: "Dr Amara Osei", recordedAt: "2026-10-05T10:00:00.000Z" },
        { id: "d2", on: "2026-11-09", day: 28, mgPerDay: 40, by: "Dr Amara Osei", recordedAt: "2026-11-09T10:00:00.000Z" },
      ],
    },
    baseline: { value: 6, late: false },
    ...answeredOn([
      { on: "2026-10-05", phq: 6, gad: 5 },
      { on: "2026-11-23", phq: 17, gad: 9, level: 12.4, skin: "better" },
    ]),
    flags: [],
    whyNot: ["Item 9 “not at all”; any other answer is flagged"],
    checkIns: [
      ...[{ id: "m", kind: "scheduled" as const, dueOn: "2026-10-26", expiresAt: "2026-11-02T10:00:00.000Z" }].map((missed) => ({
        ...missed,
        ...{ state: "open" as const, unanswered: true, openNow: false },
      })),
      {
        ...{ id: "n", kind: "scheduled", dueOn: "2026-12-07", expiresAt: "2026-12-14T10:00:00.000Z" },
        ...{ state: "open", unanswered: false, openNow: false },
      },
    ],
    timeline: [],
    daysSinceLast: 3,
    asOf: "2026-11-26T10:42:00.000Z",
    ...part,
  };
}

/** A flag of the newest answers, claimed and followed by a contact. */
export const openFlag: PatientFlag = {
  ...{ id: "f", checkInId: "check-in-1", rule: "reliable-rise", title: "Reliable rise", urgency: "review", state: "open" },
  explanation: "PHQ-9 is 17, up 11 from baseline 6; a rise of 6 or more is reliable change.",
  suggestedAction: "Contact the patient within 3 working days.",
  ownAction: null,
  ...{
    pack: { title: "United States", validFrom: "2024-01-01", isChecked: true },
    toldCapsule: null,
    stoppingNote: null,
    sources: [],
    claimLapsesAt: null,
  },
  numbers: { total: 17, baseline: 6, rise: 11, threshold: 6 },
  ...{ items: [], safety: null, unsent: null, callAt: null, written: [], deliveries: [], alertDueAt: null },
  ...{ raisedAt: "2026-11-23T10:00:00.000Z", policyVersion: "2026-11-24.1", codeVersion: "1" },
  ...{ claimedBy: { id: "00000000-0000-4000-8000-000000000003", name: "Dr Amara Osei" }, claimedAt: "2026-11-23T10:20:00.000Z" },
  ...{ closedAt: null, reviewOn: "2026-11-30" },
  events: [
    {
      ...{ id: "e", kind: "acknowledge", by: "Nora Byrne", at: "2026-11-23T11:05:00.000Z", meaning: "Contacted; keeps open" },
      ...{ outcome: "contacted", note: "Spoke by phone; sister is with her.", reviewOn: "2026-11-30" },
    },
  ],
};
