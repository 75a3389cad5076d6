import { expect, test } from "vitest";
import { COVER_GAPS } from "@/clinical/cover";
import type { LadderAnswer } from "@/contracts/cover";
import { firstWords, gapWords, momentWords, spellWords, weekdaysWords } from "./cover-words";

const ZONE = "Europe/London";
const NOW = "2026-11-23T10:00:00Z";

test.each([
  ["a run of days", [1, 2, 3, 4, 5], "Monday to Friday"],
  ["in any order", [3, 1, 2], "Monday to Wednesday"],
  ["two days", [1, 2], "Monday, Tuesday"],
  ["days apart", [1, 3, 5], "Monday, Wednesday, Friday"],
  ["none", [], "No day"],
])("weekdays in words: %s", (_what, days, words) => {
  expect(weekdaysWords(days)).toBe(words);
});

test("a moment of today is a time, another has its day, and days of another year their year", () => {
  expect(momentWords("2026-11-23T14:02:00Z", ZONE, NOW)).toBe("14:02");
  expect(momentWords("2026-11-28T12:00:00Z", ZONE, NOW)).toBe("Sat 28 Nov, 12:00");
  expect(spellWords({ from: "2026-12-30", until: "2027-01-02" }, ZONE, NOW)).toBe("Wed 30 Dec to Sat 2 Jan 2027");
  expect(spellWords({ from: "2026-12-30", until: "2026-12-30" }, ZONE, NOW)).toBe("Wed 30 Dec");
});

test("every gap says what to do, and to whom who may not change it can turn", () => {
  for (const gap of COVER_GAPS)
    for (const clinicians of [0, 3]) {
      expect(gapWords(gap, { gaps: [gap], clinicians }, true).text).not.toContain("Ask");
      expect(gapWords(gap, { gaps: [gap], clinicians }, false).text).toContain("Ask your clinic admin: ");
    }
});

const told = (name: string, part: "prescriber" | "cover" | "clinician" | "admin") => ({ staffId: name, name, part, wakes: false });
const answer = (first: LadderAnswer["tiers"][number]["told"], awayUntil: string | null = null): LadderAnswer => ({
  at: NOW,
  prescriber: { id: "o", name: "Dr Osei" },
  prescribers: [],
  awayUntil,
  tiers: [{ at: NOW, step: "prescriber", told: first }],
  isStaffed: true,
  toldAt: NOW,
  standing: { gaps: [], clinicians: 1 },
});

test.each<[string, LadderAnswer, string]>([
  ["the prescriber", answer([told("Dr Osei", "prescriber")]), "Dr Osei, at once."],
  ["the cover, and why", answer([told("N. Byrne", "cover")], "2026-12-04"), "Dr Osei is away until 2026-12-04. N. Byrne, cover, at once."],
  [
    "everybody, without counting the admins",
    answer([told("A", "clinician"), told("B", "clinician"), told("C", "admin")]),
    "All 2 clinicians, at once.",
  ],
  ["an admin where nobody else is", answer([told("C", "admin")]), "C, clinic admin, at once."],
  ["nobody at all", answer([]), "Nobody: this clinic has no clinician and no admin."],
])("the answer in a sentence: %s", (_who, given, words) => {
  expect(firstWords(given, (date) => date)).toBe(words);
});
