import type { ActionUrgency, JurisdictionPack } from "@/clinical/jurisdiction";
import type { Role } from "./roles";

/** Who may read what the clinic suggests in place of the jurisdiction pack, and who may change it. The page and its handlers say it by their roles. */
export const SUGGESTION_READERS = ["prescriber", "nurse", "admin"] as const satisfies readonly Role[];
export const SUGGESTION_WRITERS = ["prescriber", "admin"] as const satisfies readonly Role[];

/** Letters of a text of the clinic's own, after spaces are made one. Source: product default: a flag's card stays readable at 320 px. */
export const OWN_ACTION_LETTERS = { least: 10, most: 400 } as const;

/** One version of what is suggested at an urgency. `text` null: the pack's again. */
export type OwnActionVersion = { version: number; text: string | null; by: string; at: string };

/** What one urgency has been given, newest first; empty where it always had the pack's text. */
export type OwnActionRecord = { urgency: ActionUrgency; versions: OwnActionVersion[] };

/** What packs in force say alike, and where: by their titles, and `elsewhere`, where no rules have been checked. */
export type PackActions = Pick<JurisdictionPack, "actions" | "always"> & { titles: string[]; elsewhere: boolean };

/** Everything that the page of suggested actions shows and changes. */
export type SuggestionsPage = {
  /** Most urgent first. */
  records: OwnActionRecord[];
  /** Today's where the clinic is. */
  pack: PackActions;
  /** What holds today for patients who live where a pack says otherwise. */
  others: PackActions[];
  asOf: string;
};

export const suggestionsKey = ["suggestions"] as const;
