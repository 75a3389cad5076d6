import { describe, expect, it } from "vitest";
import { answeredOn, coursePage, openFlag } from "../testing-page";
import { isLong, printedLines } from "./printed-lines";
import { recordOf } from "./record";
import { onSheet } from "./record-scores";
import { told } from "./record-sections";

const record = (part: Parameters<typeof coursePage>[0] = {}) => recordOf(coursePage(part), "UTC");
const section = (title: string, part: Parameters<typeof coursePage>[0]) => {
  const { urgent, history } = record(part);
  const found = [...urgent, ...history].find((one) => one.title === title);
  if (found === undefined) throw new Error(`no section ${title}`);
  return told(found);
};

const safety = { item9: 0, asq: ["yes", null, "no", "no", null], highestItem9: 2, highestAsq: null } as const;
const sameDays = Array.from({ length: 15 }, (_, i) => ({ on: `2026-${String(i < 9 ? i + 4 : 12).padStart(2, "0")}-${10 + i}`, phq: 4 }));

describe("what a record tells", () => {
  it("puts first what must not be overlooked", () => {
    const { patient } = coursePage();
    const young = { ...patient, age: 16, wants: "none" as const, wantsSince: "2026-11-03T10:00:00.000Z" };
    expect(record({ patient: young, baseline: null }).tags).toEqual(["under 18", "no baseline", "stopped all messages on 3 Nov 2026"]);
  });

  it("tells item 9 and the ASQ of every check-in, with the higher answer that was taken back and the question in full", () => {
    const answers = answeredOn([{ on: "2026-11-23", phq: 4, safety }]);
    const [line] = section("Item 9 and ASQ", answers).lines;
    expect(line?.head).toBe("23 Nov 2026, 10:00");
    expect(line?.text).toBe(
      "Item 9: “more than half the days”, 2 of 3, changed to “not at all”, 0 of 3. ASQ questions, self-reported; not a clinician's assessment: In the past few weeks, have you wished you were dead? Yes. In the past week, have you been having thoughts about killing yourself? No. Have you ever tried to kill yourself? No.",
    );
  });

  it("tells of a check-in who answered for the patient, what changed besides and how it was given", () => {
    const alsoTold = ["Answered by somebody else for the patient", "Another medicine changed"];
    const { scores } = record(answeredOn([{ on: "2026-11-23", phq: 4, adherence: "missed-some", alsoTold }]));
    expect(scores.at(-1)?.besides).toBe("Answered by somebody else for the patient. Another medicine changed. Missed some doses.");
    expect(record().scores.at(-1)?.besides).toBe("");
  });

  it("tells safety answers that nobody has sent, once for their check-in", () => {
    const flags = ["a", "b"].map((id) => ({ ...openFlag, id, checkInId: "left", safety, unsent: "over" as const }));
    const { lines } = section("Item 9 and ASQ", { flags });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toContain("Never sent.");
  });

  it("keeps what waits in an open flag, however much was written since, and counts what it leaves out", () => {
    const wrote = (day: number, about: "message" | "medicine" = "message") => ({
      at: `2026-11-0${day}T10:00:00.000Z`,
      about,
      text: `No. ${day}\nmore`,
    });
    const entry = (day: number) => ({
      ...{ id: `c${day}`, at: wrote(day).at, kind: "check-in" as const, title: "Check-in answered", detail: null },
      ...{ written: [wrote(day)], urgency: null, by: null },
    });
    const asked = { ...entry(9), id: "call", kind: "help" as const, title: "Asked the clinic to call", written: [] };
    const timeline = [...[6, 5, 4, 3, 2, 1].map(entry), asked];
    const { lines, left } = section("From the patient", { timeline, flags: [{ ...openFlag, rule: "message", written: [wrote(1)] }] });
    expect(lines.map(({ text }) => text)).toEqual([
      "Asked the clinic to call.",
      "Message: “No. 6 more”",
      "Message: “No. 5 more”",
      "Message: “No. 1 more”",
    ]);
    expect(left).toBe("3 earlier are in Isomood.");
  });

  it("says of a private number that there is one, and not which", () => {
    const [group] = record({ flags: [{ ...openFlag, callAt: { number: "+1 555 0188", isPrivate: true, mayLeaveMessage: false } }] }).flags;
    expect(group?.flags[0]?.text).toContain("Number to call: private; leave no message.");
    expect(JSON.stringify(group)).not.toContain("0188");
  });

  it("names whose each flag is where they are not all one person's", () => {
    const flags = [openFlag, { ...openFlag, id: "g", claimedBy: null }];
    const [group] = record({ flags }).flags;
    expect(group?.raised).toBe("Raised 23 Nov 2026, 10:00");
    expect(group?.flags.map(({ text }) => text.split(". ").at(-1))).toEqual(["Claimed by Dr Amara Osei.", "Unclaimed."]);
  });

  it("tells the reviews to come, those gone by as due, and until when the supply lasts", () => {
    const closed = { ...openFlag, state: "closed" as const, reviewOn: "2026-11-20" };
    const { care } = coursePage();
    const renewals = [
      { id: "r", on: "2026-11-01", days: 30, daysSinceCheck: 2, withoutCheckReason: null, by: "Dr Amara Osei", recordedAt: "" },
    ];
    const { facts } = record({ flags: [openFlag, { ...closed, id: "g", title: "Item 9" }], care: { ...care, renewals } });
    const fact = (name: string) => facts.find((one) => one.name === name)?.words;
    expect(fact("Next review")).toBe("due since 20 Nov 2026 (Item 9); 30 Nov 2026 (Reliable rise)");
    expect(fact("Supply")).toBe("until 1 Dec 2026: 30 days from 1 Nov 2026");
    expect(record().facts.find(({ name }) => name === "Next review")?.words).toBe("none planned");
  });
});

describe("what a sheet holds", () => {
  it("is the newest scores; older ones are counted, and none with thoughts of death or a warning sign is among them", () => {
    const [first, second, ...others] = sameDays;
    const warning = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];
    const { scores } = record({
      ...answeredOn([{ ...first, safety }, { ...second, sideEffects: warning }, ...others] as typeof sameDays),
      checkIns: [],
    });
    const { printed, left } = onSheet(scores);
    expect(scores).toHaveLength(15);
    expect(printed.map(({ id }) => id)).toEqual(scores.filter((_, i) => i !== 2).map(({ id }) => id));
    expect(left).toBe("One earlier check-in is in Isomood.");
    expect(onSheet(scores.slice(-12)).left).toBeNull();
  });

  it("is printed smaller only where there is much of it", () => {
    expect(isLong(record({ flags: [openFlag] }))).toBe(false);
    const flags = Array.from({ length: 30 }, (_, i) => ({ ...openFlag, id: `f${i}` }));
    expect(isLong(record({ flags }))).toBe(true);
    expect(printedLines(record({ flags }))).toBeGreaterThan(printedLines(record({ flags: [openFlag] })) + 25);
  });
});
