import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTION_URGENCIES, JURISDICTIONS, packFor, suggestedActionFor } from "./jurisdiction";
import { aroundOwnText, ownTextOf, suggestionWith } from "./own-actions";
import { GENERAL_ACTIONS, RULE_IDS, type RuleId, ruleOf, STOPPING } from "./rules";

const general = packFor("general", "2026-11-26");
const au = packFor("au", "2026-11-26");
const AT_ONCE = "Stop isotretinoin at once if mood has changed.";
const KEEPS = ["high-baseline-severe", "high-baseline", "stopped", "message", "early-rise", "missed", "no-baseline"];
const own = { now: "Ring the duty psychiatrist on 555 0100.", today: "Ring Dr Osei.", review: "Book a call." };

test("without a text of the clinic's own, every rule suggests what the pack does", () => {
  for (const jurisdiction of JURISDICTIONS) {
    const pack = packFor(jurisdiction, "2026-11-26");
    for (const id of RULE_IDS) expect(suggestionWith(id, pack, {})).toEqual({ text: suggestedActionFor(id, pack), isOwn: false });
  }
});

test.each([
  ["item-9-high", `${GENERAL_ACTIONS.now} Ring the duty psychiatrist on 555 0100. ${STOPPING}`],
  ["help-requested", `Call the patient now. Crisis service if they are not safe. Ring the duty psychiatrist on 555 0100. ${STOPPING}`],
  ["severe", `Ring Dr Osei. ${STOPPING}`],
  ["item-9-retracted", `Ring Dr Osei. Ask about the answer that was changed. ${STOPPING}`],
  ["reliable-rise", `Book a call. ${STOPPING}`],
  ["diverging", `Book a call. The skin may hide how they are: ask about mood first. ${STOPPING}`],
] as const)("%s: %s", (id, text) => {
  expect(suggestionWith(id, general, own)).toEqual({ text, isOwn: true });
});

test("rules that suggest something other than their urgency does keep their own words, and no others do", () => {
  expect(RULE_IDS.filter((id) => !suggestionWith(id, general, own).isOwn)).toEqual(KEEPS);
  expect(RULE_IDS.filter((id) => ownTextOf(id) === null)).toEqual(KEEPS);
  for (const id of RULE_IDS.filter((one) => !KEEPS.includes(one))) expect(ownTextOf(id)).toBe(ruleOf(id).urgency);
});

test("an urgency without a text of its own keeps the pack's", () => {
  expect(suggestionWith("severe", au, { now: own.now, review: own.review })).toEqual({
    text: suggestedActionFor("severe", au),
    isOwn: false,
  });
});

describe("what cannot be edited away", () => {
  test.each([
    ["item-9-high", `${GENERAL_ACTIONS.now} Ring the duty psychiatrist on 555 0100. ${AT_ONCE} ${STOPPING}`],
    ["severe", `Ring Dr Osei. ${AT_ONCE} ${STOPPING}`],
    ["diverging", `Book a call. ${AT_ONCE} The skin may hide how they are: ask about mood first. ${STOPPING}`],
  ] as const)("what the Australian regulator asks for: %s", (id, text) => {
    expect(suggestionWith(id, au, own).text).toBe(text);
  });

  test.each([
    ["stop the drug"],
    ["Discontinue isotretinoin and ring us."],
    ["Take them off the capsules"],
    [`Pause the course. ${STOPPING}`],
    [`${STOPPING} And ring Dr Osei.`],
  ])("that stopping may not be enough, said last and once, whatever the words for stopping: %s", (text) => {
    const said = suggestionWith("severe", general, { today: text }).text;
    expect(said.endsWith(` ${STOPPING}`)).toBe(true);
    expect(said.split(STOPPING)).toHaveLength(2);
  });

  test("a text that repeats what stands there anyway is not said twice", () => {
    const copied = suggestedActionFor("item-9-high", au);
    expect(suggestionWith("item-9-high", au, { now: copied })).toEqual({ text: copied, isOwn: true });
    const review = suggestedActionFor("reliable-rise", au);
    expect(suggestionWith("reliable-rise", au, { review })).toEqual({ text: review, isOwn: true });
    expect(suggestionWith("reliable-rise", au, { review: "We STOP isotretinoin at once if mood has changed and ring" }).text).toBe(
      `We STOP isotretinoin at once if mood has changed and ring. ${STOPPING}`,
    );
  });

  test("holds for whatever a clinic writes, in every jurisdiction", () => {
    const rules = fc.constantFrom(...RULE_IDS.filter((id) => !KEEPS.includes(id)));
    const packs = fc.constantFrom(...JURISDICTIONS).map((one) => packFor(one, "2026-11-26"));
    const words = fc.array(fc.oneof(fc.string(), fc.constantFrom(STOPPING, AT_ONCE, GENERAL_ACTIONS.now, GENERAL_ACTIONS.today, "stop")));
    fc.assert(
      fc.property(rules, packs, words, (id, pack, parts) => {
        const text = parts.join(" ");
        const said = suggestionWith(id, pack, { now: text, today: text, review: text }).text;
        const { before, after } = aroundOwnText(id, pack);
        expect(said.startsWith(before.join(" "))).toBe(true);
        for (const sentence of after) expect(said.toLowerCase()).toContain(sentence.toLowerCase().replace(/\.$/, ""));
        expect(said.endsWith(STOPPING)).toBe(true);
        if (ruleOf(id).urgency === "now") expect(said).toContain("Crisis service if they are not safe.");
      }),
    );
  });
});

test.each([
  ["Ring Dr Osei", "Ring Dr Osei."],
  ["Ring Dr Osei!", "Ring Dr Osei!"],
  ["Ring whom?", "Ring whom?"],
  ["Ring (555 0100)", "Ring (555 0100)"],
  ["Do this:", "Do this:"],
  ["Ring …", "Ring …"],
])("%s has its end before the next sentence", (text, said) => {
  expect(suggestionWith("severe", general, { today: text }).text).toBe(`${said} ${STOPPING}`);
});

test("every urgency that a pack has words for has a rule that takes the clinic's", () => {
  for (const urgency of ACTION_URGENCIES) expect(RULE_IDS.some((id: RuleId) => ownTextOf(id) === urgency)).toBe(true);
});
