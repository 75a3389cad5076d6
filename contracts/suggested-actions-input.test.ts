import { expect, test } from "vitest";
import { changeSuggestionInput } from "./suggested-actions-input";

const parse = (text: unknown, more: object = {}) => changeSuggestionInput.safeParse({ urgency: "today", basedOn: 0, text, ...more });

test.each([
  ["nothing", "", "Say what to do, in at least 10 characters"],
  ["spaces and line breaks", " \n \t ".repeat(10), "Say what to do, in at least 10 characters"],
  ["letters that nobody sees", "\u200b\u202e\u0007".repeat(10), "Say what to do, in at least 10 characters"],
  ["nine letters", "Ring Osei", "Say what to do, in at least 10 characters"],
  ["no words", "- - - - - - 12345", "Say in words what to do"],
  ["401 letters", "x".repeat(401), "At most 400 characters"],
])("%s is refused", (_what, text, message) => {
  expect(parse(text).error?.issues).toMatchObject([{ path: ["text"], message }]);
});

test.each([
  ["ten letters", "Ring Dr Os", "Ring Dr Os"],
  ["400 letters beyond the first plane", "𝒜".repeat(400), "𝒜".repeat(400)],
  ["several lines, as one paragraph", "  Ring Dr Osei.\r\n\r\nThen\tthe ward. ", "Ring Dr Osei. Then the ward."],
  ["letters that turn what follows round", "Ring\u202e Dr\u00ad Osei", "Ring Dr Osei"],
  ["markup, as the text that it is", "<b>Ring</b> Dr Osei", "<b>Ring</b> Dr Osei"],
])("%s is taken", (_what, text, taken) => {
  expect(parse(text).data?.text).toBe(taken);
});

test("null takes a text back; anything else is no text", () => {
  expect(parse(null).data).toEqual({ urgency: "today", basedOn: 0, text: null });
  for (const text of [undefined, 5, ["Ring Dr Osei"]]) expect(parse(text).success).toBe(false);
});

test.each([
  ["an urgency that has no text of a pack's", { urgency: "watch" }],
  ["a version that cannot be", { basedOn: -1 }],
  ["another field", { clinicId: "x" }],
])("%s is refused", (_what, more) => {
  expect(parse("Ring Dr Osei now", more).success).toBe(false);
});
