import type { Urgency } from "@/clinical/urgency";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import { callWords } from "../flags/call-words";
import { bySameAnswers, openFlags } from "../flags/flag-order";
import { unsentLine } from "../flags/unsent-words";
import { recordMoment } from "./record-date";

/** Open flags of the same answers: when they were raised and who is on them, then each with the sentence that gives its numbers. */
export type RecordFlags = { id: string; raised: string; flags: { id: string; urgency: Urgency; title: string; text: string }[] };

/** What is open, all of it, most urgent first. @param timeZone the clinic's */
export function recordFlags({ flags }: Pick<PatientPage, "flags">, timeZone: string): RecordFlags[] {
  return bySameAnswers(openFlags(flags)).map((group) => {
    const owners = new Set(group.map(({ claimedBy }) => claimedBy?.name ?? null));
    const isOne = owners.size === 1;
    const raised = `Raised ${recordMoment(group[0].raisedAt, timeZone)}`;
    return {
      id: group[0].id,
      raised: isOne ? `${raised}, ${ownerWords(group[0])}` : raised,
      flags: group.map((flag) => ({ id: flag.id, urgency: flag.urgency, title: flag.title, text: flagText(flag, !isOne) })),
    };
  });
}

function flagText(flag: PatientFlag, withOwner: boolean): string {
  const { explanation, callAt } = flag;
  const parts = [
    `${explanation}${unsentLine(flag)}`,
    // The number itself stays in Isomood: others may read the record, the patient's parents among them.
    callAt && `Number to call: ${callWords(callAt)}.`,
    withOwner && `${capitalised(ownerWords(flag))}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

function ownerWords({ claimedBy }: Pick<PatientFlag, "claimedBy">): string {
  return claimedBy === null ? "unclaimed" : `claimed by ${claimedBy.name}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
