import { describe, expect, it } from "vitest";
import { coursePage, openFlag } from "../testing-page";
import { recordText } from "./record-text";

const text = (part: Parameters<typeof coursePage>[0] = {}) =>
  recordText(coursePage(part), { name: "Riverside Dermatology", timeZone: "UTC" });

describe("the summary for another record", () => {
  it("tells who, the course, every score with its change, what is open by which numbers, what was done by whom, and what is next", () => {
    expect(text({ flags: [openFlag] })).toMatchInlineSnapshot(`
      "Karin Lindqvist, born 2007-03-02 (19), record no. RD-10482
      Riverside Dermatology: mood check on isotretinoin, as of 26 Nov 2026, 10:42

      Open flags
      Raised 23 Nov 2026, 10:00, claimed by Dr Amara Osei
      - Review: Reliable rise. PHQ-9 is 17, up 11 from baseline 6; a rise of 6 or more is reliable change.

      Course: Week 6 of about 24
      Dose now: 40 mg a day, 0.63 mg/kg
      Doses: 20 mg from 12 Oct 2026; 40 mg from 9 Nov 2026
      Cumulative: 19 of 120 mg/kg at 64 kg
      Projected end: 29 Mar 2027
      Prescriber: Dr Amara Osei
      Baseline: PHQ-9 6
      Baseline risks: not asked yet
      Last mood check: 23 Nov 2026, 3 days before this
      Next check-in: 7 Dec 2026
      Next review: 30 Nov 2026 (Reliable rise)
      Supply: no prescription recorded

      Scores, answered by the patient where nothing else is said; change from baseline in brackets
      - 5 Oct 2026, before: PHQ-9 6 mild (±0); item 9 0; GAD-7 5 mild; somewhat difficult
      - 26 Oct 2026, wk 2: not answered
      - 23 Nov 2026, wk 6: PHQ-9 17 moderately severe (+11); item 9 0; GAD-7 9 mild; somewhat difficult; skin better
      PHQ-9 rose from 6 to 17 over seven weeks, most of it after the dose went to 40 mg in week 4.

      Done
      - Contacted: 23 Nov 2026, 11:05, signed Nora Byrne (Reliable rise). Spoke by phone; sister is with her. Review on 30 Nov 2026.

      Renewals: none recorded.

      From Isomood, which supports clinical judgement and does not diagnose."
    `);
  });

  it("names a teen's questionnaire as what it is, wherever it stands", () => {
    const teen = text({ course: { ...coursePage().course, instruments: ["phq9-teen"] } });
    expect(teen).toContain("Baseline: PHQ-9 for teens 6");
    expect(teen).toContain("- 5 Oct 2026, before: PHQ-9 for teens 6 mild (±0)");
    expect(teen).toContain("PHQ-9 for teens rose from 6 to 17");
    expect(teen).not.toMatch(/PHQ-9 (?!for teens)/);
  });

  it("says of a flag whose answers nobody has sent that they may change", () => {
    expect(text({ flags: [{ ...openFlag, unsent: "may-change" }] })).toContain("reliable change. Not sent yet. The check-in is still open");
    expect(text({ flags: [openFlag] })).not.toMatch(/sent/);
  });

  it("says that no rule fired in the words that do not reassure", () => {
    expect(text()).toContain("Open flags: none. No rule fired. This does not exclude risk; ask about mood.");
    expect(text({ whyNot: [] })).toContain("The flags of the newest answers are closed. This does not exclude risk; ask about mood.");
  });

  it("says what is missing where nothing was answered", () => {
    const empty = text({ responses: [], reports: [], whyNot: [], baseline: null, checkIns: [] });
    expect(empty).toContain("- none yet");
    expect(empty).toContain("Baseline: none");
    expect(empty).toContain("Nothing has been answered, so no rule could fire. This does not exclude risk; ask about mood.");
    expect(empty).toContain("Next check-in: none planned");
  });

  it("keeps a note on its line, so that what somebody wrote cannot pass for a line of the summary", () => {
    const [first] = openFlag.events;
    const events = first ? [{ ...first, note: "Spoke.\n\nOpen flags: none." }] : [];
    expect(text({ flags: [{ ...openFlag, events }] })).toMatch(/^- .*Contacted.*Spoke\. Open flags: none\./m);
  });
});
