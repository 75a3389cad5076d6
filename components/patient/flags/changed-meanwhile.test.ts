import { describe, expect, it } from "vitest";
import type { PatientFlag, PatientFlagEvent } from "@/contracts/patient-page";
import { changedMeanwhile } from "./changed-meanwhile";

const me = { staffId: "me" };
const flag = (part: Partial<PatientFlag>) => ({ state: "open", claimedBy: null, events: [], ...part }) as PatientFlag;
const signed = (id: string, by: string) => ({ id, kind: "contact", by }) as PatientFlagEvent;

describe("a colleague's change while somebody is writing", () => {
  it("is nothing when nothing changed", () => {
    expect(changedMeanwhile(flag({}), flag({}), me)).toBeNull();
  });

  it("says who claimed it, but not that I did", () => {
    expect(changedMeanwhile(flag({}), flag({ claimedBy: { id: "n", name: "Niamh Byrne" } }), me)).toBe(
      "Niamh Byrne claimed this flag while you were writing.",
    );
    expect(changedMeanwhile(flag({}), flag({ claimedBy: { id: "me", name: "I" } }), me)).toBeNull();
  });

  it("says that a claim lapsed, was taken, or was handed to me", () => {
    const [mine, theirs] = [
      { id: "me", name: "I" },
      { id: "n", name: "Niamh Byrne" },
    ];
    expect(changedMeanwhile(flag({ claimedBy: mine }), flag({}), me)).toBe("Your claim lapsed while you were writing.");
    expect(changedMeanwhile(flag({ claimedBy: theirs }), flag({}), me)).toBe("The claim of Niamh Byrne lapsed while you were writing.");
    expect(changedMeanwhile(flag({ claimedBy: mine }), flag({ claimedBy: theirs }), me)).toBe(
      "Niamh Byrne took this flag while you were writing.",
    );
    expect(changedMeanwhile(flag({ claimedBy: theirs }), flag({ claimedBy: mine }), me)).toBe(
      "Niamh Byrne handed this flag to you while you were writing.",
    );
  });

  it("says who opened a closed flag again", () => {
    const reopened = flag({ events: [{ ...signed("e", "Sam Okoro"), kind: "reopen" }] });
    expect(changedMeanwhile(flag({ state: "closed" }), reopened, me)).toBe("Sam Okoro opened this flag again while you were writing.");
  });

  it("says nothing about a claim that stood before", () => {
    const claimed = flag({ claimedBy: { id: "n", name: "Niamh Byrne" } });
    expect(changedMeanwhile(claimed, claimed, me)).toBeNull();
  });

  it("says who closed it, before saying who recorded or claimed", () => {
    const closed = flag({ state: "closed", claimedBy: { id: "n", name: "Niamh Byrne" }, events: [signed("e", "Niamh Byrne")] });
    expect(changedMeanwhile(flag({}), closed, me)).toBe("Niamh Byrne closed this flag while you were writing.");
  });

  it("says who recorded something and left it open", () => {
    const before = flag({ events: [signed("a", "Sam Okoro")] });
    expect(changedMeanwhile(before, flag({ events: [signed("a", "Sam Okoro"), signed("b", "Niamh Byrne")] }), me)).toBe(
      "Niamh Byrne recorded something while you were writing.",
    );
  });
});
