import { expect, test } from "vitest";
import { ACTION_URGENCIES, JURISDICTIONS, packFor } from "@/clinical/jurisdiction";
import { aroundOwnText, ownTextOf, suggestionWith } from "@/clinical/own-actions";
import { RULES } from "@/clinical/rules";
import { firstDraft, packPlace, SHOWN_BY, SHOWN_ON } from "./suggestion-words";

test.each([
  [["Australia"], false, false, "Australia"],
  [["United Kingdom", "United States"], true, false, "United Kingdom, United States and elsewhere"],
  [["United Kingdom"], true, false, "United Kingdom and elsewhere"],
  [[], true, false, "Elsewhere"],
  [["United Kingdom"], true, true, "Everywhere"],
])("packs of %j, elsewhere %s, alone %s: %s", (titles, elsewhere, isAlone, words) => {
  expect(packPlace({ titles, elsewhere }, isAlone)).toBe(words);
});

test("how a flag reads is shown by a rule that takes the clinic's text", () => {
  for (const urgency of ACTION_URGENCIES) expect(ownTextOf(SHOWN_BY[urgency])).toBe(urgency);
});

test("where it says that flags keep their own words, some do; where it does not, none does", () => {
  for (const urgency of ACTION_URGENCIES) {
    const keeps = RULES.some((rule) => rule.urgency === urgency && ownTextOf(rule.id) === null);
    expect(/keep their own words/.test(SHOWN_ON[urgency])).toBe(keeps);
  }
});

test("whoever saves what the form begins with changes nothing of how a flag reads", () => {
  for (const jurisdiction of JURISDICTIONS)
    for (const urgency of ACTION_URGENCIES) {
      const pack = { ...packFor(jurisdiction, "2026-11-26"), titles: [], elsewhere: false };
      const { before, after } = aroundOwnText(SHOWN_BY[urgency], pack);
      const draft = firstDraft(urgency, pack, [...before, ...after]);
      const read = suggestionWith(SHOWN_BY[urgency], pack, { [urgency]: draft }).text;
      expect(read).toBe(suggestionWith(SHOWN_BY[urgency], pack, {}).text);
    }
});
