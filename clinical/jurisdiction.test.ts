import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REGIONS } from "./crisis-lines";
import { JURISDICTIONS, jurisdictionOf, packFor, packOn, stoppingNote, suggestedActionFor } from "./jurisdiction";
import { JURISDICTION_PACKS } from "./jurisdiction-packs";
import { addDays, daysBetween, parsePlainDate } from "./plain-date";
import { RULE_IDS, ruleOf, STOPPING } from "./rules";

describe("the pack in force", () => {
  test.each([
    ["uk", "2023-10-31", "uk-2023-10-31"],
    ["uk", "2025-10-26", "uk-2023-10-31"],
    ["uk", "2025-10-27", "uk-2025-10-27"],
    ["uk", "2026-01-21", "uk-2025-10-27"],
    ["uk", "2026-01-22", "uk-2026-01-22"],
    ["uk", "2027-06-01", "uk-2026-01-22"],
    ["us", "2006-03-01", "us-2006-03-01"],
    ["au", "2025-04-07", "au-2025-04-07"],
    ["general", "2026-11-25", "general-1998"],
  ] as const)("of %s on %s is %s", (jurisdiction, on, id) => {
    expect(packFor(jurisdiction, on).id).toBe(id);
  });

  test.each([
    ["uk", "2023-10-30"],
    ["us", "2006-02-28"],
    ["au", "2025-04-06"],
    ["general", "1997-12-31"],
    ["atlantis", "2026-11-25"],
  ])("of %s on %s is refused: nobody has checked what held then", (jurisdiction, on) => {
    expect(() => packFor(jurisdiction as "uk", on)).toThrow(new RangeError(`No pack for ${jurisdiction} on ${on}`));
  });

  test("on an impossible date is refused", () => {
    expect(() => packFor("uk", "2026-02-30")).toThrow(RangeError);
    expect(() => packOn("uk", "2026-02-30")).toThrow(RangeError);
  });

  test("on a day of the record before the first is none, and on every other the one in force", () => {
    expect(packOn("au", "2025-04-06")).toBeNull();
    expect(packOn("au", "2025-04-07")).toBe(packFor("au", "2025-04-07"));
  });

  test("is the newest whose first day has come, whatever the date", () => {
    fc.assert(
      fc.property(fc.constantFrom(...JURISDICTIONS), fc.nat({ max: 8000 }), (jurisdiction, days) => {
        const on = addDays("2025-04-07", days);
        const pack = packFor(jurisdiction, on);
        expect(daysBetween(pack.validFrom, on)).toBeGreaterThanOrEqual(0);
        const newer = JURISDICTION_PACKS.filter((other) => other.jurisdiction === jurisdiction && other.validFrom > pack.validFrom);
        for (const { validFrom } of newer) expect(validFrom > on).toBe(true);
      }),
    );
  });
});

describe("what the packs say", () => {
  test("the UK dropped the second prescriber on 22 January 2026, has everyone sign, and kept the assessments", () => {
    const [before, after] = [packFor("uk", "2026-01-21"), packFor("uk", "2026-01-22")];
    expect([before.prescribersUnder18, after.prescribersUnder18]).toEqual([2, 1]);
    expect(after.acknowledgementOfRisk).toBe(true);
    expect(after.assessments).toEqual(before.assessments);
    expect(after.assessments).toEqual([
      { of: "mental-health", when: ["before", "during"] },
      { of: "sexual-function", when: ["before", "during"] },
    ]);
  });

  test("follow-up in the UK may be remote since 27 October 2025", () => {
    expect(packFor("uk", "2025-10-26").remoteFollowUp).toBe(false);
    expect(packFor("uk", "2025-10-27").remoteFollowUp).toBe(true);
    expect(packFor("uk", "2026-01-22").remoteFollowUp).toBe(true);
  });

  test("a prescription in the US covers 30 days; the patient is told to stop and tell the prescriber", () => {
    const { prescriptionDays, nextCapsule, prescribersUnder18, assessments } = packFor("us", "2026-11-25");
    expect([prescriptionDays, prescribersUnder18, assessments]).toEqual([30, null, []]);
    expect(nextCapsule.on).toMatch(/stop taking .* tell your prescriber/);
  });

  test("in Australia everyone is assessed before the start, and stops at once on a change of mood", () => {
    const { assessments, nextCapsule } = packFor("au", "2026-11-25");
    expect(assessments).toEqual([{ of: "mental-health", when: ["before"] }]);
    expect(nextCapsule.on).toMatch(/stop taking .* at once/);
  });

  test("elsewhere nothing is claimed to be required, and nobody is told to stop", () => {
    const general = packFor("general", "2026-11-25");
    expect(general).toMatchObject({ prescribersUnder18: null, assessments: [], prescriptionDays: null, acknowledgementOfRisk: null });
    expect(JSON.stringify([general.nextCapsule, general.ifWorse])).not.toMatch(/stop|do not start/i);
  });

  test.each([
    ["uk", "United Kingdom", "ask before you take your next capsule"],
    ["us", "United States", "stop the capsules"],
    ["au", "Australia", "stop the capsules at once"],
    ["general", "General", "ask before you take your next capsule"],
  ] as const)("%s is called %s; who feels worse is told: %s", (jurisdiction, title, ifWorse) => {
    expect(packFor(jurisdiction, "2026-11-25")).toMatchObject({ title, ifWorse: { on: ifWorse } });
  });

  test("nobody who takes none yet, or none any more, is told of a next capsule or to stop", () => {
    for (const { nextCapsule, ifWorse } of JURISDICTION_PACKS)
      for (const text of [nextCapsule.before, nextCapsule.after, ifWorse.before, ifWorse.after]) expect(text).not.toMatch(/next|stop/i);
  });

  test("ids are never reused, dates ascend, and each names its source and the day it was compared", () => {
    expect(new Set(JURISDICTION_PACKS.map(({ id }) => id)).size).toBe(JURISDICTION_PACKS.length);
    for (const jurisdiction of JURISDICTIONS) {
      const dates = JURISDICTION_PACKS.filter((pack) => pack.jurisdiction === jurisdiction).map(({ validFrom }) => validFrom);
      expect(dates.length).toBeGreaterThan(0);
      expect(dates).toEqual(dates.toSorted());
    }
    for (const { validFrom, checkedOn, source, changed } of JURISDICTION_PACKS) {
      expect(daysBetween(validFrom, checkedOn)).toBeGreaterThan(0);
      expect(() => parsePlainDate(checkedOn)).not.toThrow();
      expect(source.length * changed.length).toBeGreaterThan(0);
    }
  });
});

describe("the jurisdiction of a region", () => {
  test.each([
    ["gb", "uk"],
    ["gb-nir", "uk"],
    ["us", "us"],
    ["au", "au"],
    ["ie", "general"],
    ["other", "general"],
    ["atlantis", "general"],
    ["constructor", "general"],
    ["", "general"],
    [null, "general"],
    [undefined, "general"],
  ])("%s is %s", (region, jurisdiction) => {
    expect(jurisdictionOf(region)).toBe(jurisdiction);
  });

  test("has a pack today, wherever a patient lives", () => {
    for (const region of REGIONS) expect(Object.values(packFor(jurisdictionOf(region), "2026-11-25").nextCapsule)).not.toContain("");
  });
});

describe("suggested actions", () => {
  test("say wherever stopping is mentioned that it may not be enough, once", () => {
    for (const pack of JURISDICTION_PACKS) {
      for (const id of RULE_IDS) {
        const text = suggestedActionFor(id, pack);
        const [rest, ...repeats] = text.split(STOPPING);
        if (/stop/i.test(rest ?? "")) expect([pack.id, id, repeats.length]).toEqual([pack.id, id, 1]);
        expect(repeats.length).toBeLessThan(2);
      }
    }
  });

  test("are the rule's own under the general pack", () => {
    const general = packFor("general", "2026-11-25");
    for (const id of RULE_IDS) expect(suggestedActionFor(id, general)).toBe(ruleOf(id).suggestedAction);
  });

  test.each([
    ["item-9-high", true],
    ["severe", true],
    ["reliable-rise", true],
    ["high-baseline", false], // before the first dose there is nothing to stop
    ["message", false],
    ["early-rise", false],
    ["missed", false],
  ] as const)("in Australia %s speaks of stopping at once: %s", (id, speaks) => {
    expect(suggestedActionFor(id, packFor("au", "2026-11-25")).includes("Stop isotretinoin at once")).toBe(speaks);
  });

  test("keep what a rule adds of its own", () => {
    const text = suggestedActionFor("diverging", packFor("au", "2026-11-25"));
    expect(text).toContain("ask about mood first");
    expect(text.endsWith(STOPPING)).toBe(true);
  });
});

describe("where stopping is mentioned", () => {
  test.each([
    ["If your mood has changed, stop taking isotretinoin.", STOPPING],
    ["Stop the capsules", STOPPING],
    ["stopped for mood", STOPPING],
    ["Ask before you take your next capsule.", null],
    ["A nonstop flight", null],
    [`Stop isotretinoin at once. ${STOPPING}`, null],
  ])("%s is followed by %s", (text, note) => {
    expect(stoppingNote([text])).toBe(note);
  });

  test("it is said once for texts that stand together", () => {
    expect(stoppingNote(["Stop taking it.", STOPPING])).toBeNull();
    expect(stoppingNote([])).toBeNull();
  });

  test("every sentence for a patient that mentions it needs the note", () => {
    for (const { nextCapsule, ifWorse } of JURISDICTION_PACKS)
      for (const text of [nextCapsule, ifWorse].flatMap((texts) => Object.values(texts)))
        expect(stoppingNote([text]) !== null).toBe(/stop/i.test(text));
  });
});
