import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";

/** One signature: what was done about which flags, by whom and when. */
export type RecordDeed = {
  id: string;
  at: string;
  words: string;
  by: string;
  note: string | null;
  reviewOn: string | null;
  flags: string[];
};

/** Who signed what, newest first. One signature on several flags, as closing them together leaves it, is one deed that names them. */
export function recordDeeds(flags: readonly Pick<PatientFlag, "title" | "events">[]): RecordDeed[] {
  const byAct = new Map<string, RecordDeed>();
  for (const { title, events } of flags) {
    for (const { id, kind, by, at, outcome, meaning, note, reviewOn } of events) {
      if (by === null || kind === "claim") continue;
      const words = outcome === null ? meaning : OUTCOME_LABELS[outcome];
      const act = [words, by, note, reviewOn, at.slice(0, 16)].join("\n");
      const known = byAct.get(act);
      if (known) known.flags.push(title);
      else byAct.set(act, { id, at, words, by, note, reviewOn, flags: [title] });
    }
  }
  return [...byAct.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
