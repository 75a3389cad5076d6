import { expect, test } from "vitest";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { callAtOf, safetyAnswersOf, tellingSafety, unsentOf } from "./patient-safety";

const FLAG = { checkInId: "check-in", submissionId: null };
const draft = (field: string, value: string | null, highest: number | null = null) => ({ checkInId: "check-in", field, value, highest });
const CLOSES = new Date("2026-03-08T00:00:00Z");
const EARLIER = new Date("2026-03-07T23:59:59Z");

/** The rows that a flag's answers are read from; override what a test is about. */
function rows(given: Record<string, unknown[]> = {}): CourseHistoryRows {
  const checkIns = [{ id: "check-in", state: "open", expiresAt: CLOSES }];
  return { submissions: [], answered: [], drafts: [], calls: [], checkIns, ...given } as unknown as CourseHistoryRows;
}
const SENT = { submissionId: "sent", checkInId: "check-in", privateNumber: null, mayLeaveMessage: null };

test.each([
  ["open", EARLIER, "may-change"],
  ["open", CLOSES, "over"],
  ["revoked", EARLIER, "over"],
])("answers saved for a check-in that is %s at %s and not sent: %s", (state, now, unsent) => {
  expect(unsentOf(FLAG, rows({ checkIns: [{ id: "check-in", state, expiresAt: CLOSES }] }), now)).toBe(unsent);
});

test("once the check-in is sent its flag is no longer of unsent answers; a flag without a check-in never was", () => {
  expect(unsentOf(FLAG, rows({ submissions: [SENT] }), EARLIER)).toBeNull();
  expect(unsentOf({ checkInId: null, submissionId: null }, rows(), EARLIER)).toBeNull();
});

test("item 9 and the ASQ as saved are shown with the gravest answers given before", () => {
  const drafts = [draft("phq9-teen.9", "0", 2), draft("asq.1", "no", 1), draft("asq.3", null, 2), draft("message", "hello")];
  expect(safetyAnswersOf(FLAG, rows({ drafts }))).toEqual({
    item9: 0,
    highestItem9: 2,
    asq: ["no", null, null, null, null],
    highestAsq: ["yes", null, "refused", null, null],
  });
  expect(safetyAnswersOf(FLAG, rows({ drafts: [draft("phq9.9", null, 1)] }))).toMatchObject({ item9: null, highestItem9: 1, asq: null });
  expect(safetyAnswersOf(FLAG, rows())).toBeNull();
});

const part = (instrument: string, answers: (number | null)[], given: object = {}) => ({
  ...{ instrument, answers, submissionId: "sent", highestItem9: null, highestAsq: null },
  ...given,
});
const depression = (item9: number, given?: object) => part("phq9", [0, 0, 0, 0, 0, 0, 0, 0, item9], given);
test.each([
  ["nothing of note", [depression(0)], null],
  ["item 9 above 0", [depression(1)], { item9: 1, asq: null, highestItem9: null, highestAsq: null }],
  ["a higher answer taken back", [depression(0, { highestItem9: 2 })], { item9: 0, highestItem9: 2 }],
  ["the ASQ, also all no", [depression(0), part("asq", [0, 0, 0, 0, null])], { item9: 0, asq: ["no", "no", "no", "no", null] }],
  [
    "an ASQ answer taken back",
    [depression(0, { highestAsq: [1, null, null, null, null] })],
    { highestAsq: ["yes", null, null, null, null] },
  ],
] as const)("what a check-in tells of safety: %s", (_, parts, told) => {
  const safety = tellingSafety(parts as unknown as Parameters<typeof tellingSafety>[0]);
  if (told === null) expect(safety).toBeNull();
  else expect(safety).toMatchObject(told);
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
const sentWith = (privateNumber: string | null, minute: number) => ({ ...SENT, at: at(minute), privateNumber, mayLeaveMessage: false });
const askedWith = (privateNumber: string | null, minute: number) => ({
  ...SENT,
  askedAt: at(minute),
  privateNumber,
  mayLeaveMessage: null,
});
const savedWith = (value: string, minute: number) => ({ ...draft("privateNumber", value), givenAt: at(minute) });
const privately = (number: string, mayLeaveMessage: boolean | null) => ({ number, isPrivate: true, mayLeaveMessage });
test.each([
  ["sent with the answers", { submissions: [sentWith("+1 555 0101", 1)] }, privately("+1 555 0101", false)],
  ["saved and not sent", { drafts: [savedWith("+1 555 0102", 1), draft("mayLeaveMessage", "yes")] }, privately("+1 555 0102", true)],
  [
    "given when a call was asked for, the newest first",
    { calls: [askedWith("+1 555 0103", 1), askedWith("+1 555 0104", 2), askedWith(null, 3)] },
    privately("+1 555 0104", null),
  ],
  [
    "given last, when asking",
    { submissions: [sentWith("+1 555 0105", 1)], calls: [askedWith("+1 555 0106", 2)] },
    privately("+1 555 0106", null),
  ],
  [
    "given last, when sending",
    { submissions: [sentWith("+1 555 0107", 2)], calls: [askedWith("+1 555 0108", 1)] },
    privately("+1 555 0107", false),
  ],
  [
    "given last, when answering",
    { drafts: [savedWith("+1 555 0109", 2)], calls: [askedWith("+1 555 0110", 1)] },
    privately("+1 555 0109", null),
  ],
  [
    "on record, where none was given",
    { submissions: [sentWith(null, 1)] },
    { number: "+1 555 0100", isPrivate: false, mayLeaveMessage: null },
  ],
])("whoever calls is shown the number that was %s", (_which, found, callAt) => {
  expect(callAtOf({ ...FLAG, rule: "item-9-high" }, rows(found), "+1 555 0100")).toEqual(callAt);
});

test("where a call was asked for the number given with the asking counts, whatever was sent since", () => {
  const flag = { ...FLAG, rule: "help-requested" } as const;
  const found = { submissions: [sentWith("+1 555 0107", 2)], calls: [askedWith("+1 555 0108", 1)] };
  expect(callAtOf(flag, rows(found), null)).toEqual(privately("+1 555 0108", null));
  expect(callAtOf(flag, rows({ ...found, calls: [askedWith(null, 3)] }), null)).toEqual(privately("+1 555 0107", false));
});

test("no number is known where none was given and none is on record", () => {
  expect(callAtOf({ ...FLAG, rule: "item-9-high" }, rows(), null)).toBeNull();
});
