import { CRISIS_DIRECTORY, type RegionHelp } from "./crisis-line-data";

/** Regions a patient may live in, for crisis help; stored. The last stands for everywhere else. */
export const REGIONS = ["us", "gb", "gb-nir", "ie", "au", "ca", "nz", "es", "de", "fr", "other"] as const;
export type Region = (typeof REGIONS)[number];

export const REGION_LABELS: Readonly<Record<Region, string>> = {
  us: "United States",
  gb: "England, Scotland or Wales",
  "gb-nir": "Northern Ireland",
  ie: "Ireland",
  au: "Australia",
  ca: "Canada",
  nz: "New Zealand",
  es: "Spain",
  de: "Germany",
  fr: "France",
  other: "Another country",
};

/** How sure the line is: `checked` at its own or a public source, `secondary` at another's page, `unchecked` never shown. */
export type Certainty = "checked" | "secondary" | "unchecked";

/** One way to reach somebody. `hours` is null where nobody has checked them: say nothing then. */
export type CrisisLine = {
  readonly name: string;
  readonly call?: string;
  readonly text?: { readonly to: string; readonly body?: string };
  readonly chat?: string;
  readonly hours: string | null;
  /** Date on which somebody compared the line with its source; null if nobody has. */
  readonly checkedOn: string | null;
  readonly certainty: Certainty;
};

export type CrisisHelp = {
  /** Numbers to dial, or, where the region is not known, the words to show instead. Always first on the screen. */
  readonly emergency: readonly string[];
  readonly lines: readonly CrisisLine[];
  readonly more: "findahelpline.com";
};

/** What stands in place of a number where the region is not known. Words, not a number: make no telephone link of it. */
export const UNKNOWN_EMERGENCY = "your local emergency number";

/**
 * Crisis help for a region, the emergency number first. Lines nobody has checked are left out; a region without a checked line
 * has its emergency number and findahelpline.com, an unknown one "your local emergency number" and findahelpline.com.
 * Never throws: help is shown on every page, whatever else went wrong.
 */
export function crisisLinesFor(region: string | null | undefined): CrisisHelp {
  const help: RegionHelp | undefined = Object.hasOwn(CRISIS_DIRECTORY, region ?? "") ? CRISIS_DIRECTORY[region as Region] : undefined;
  const { emergency, lines } = help ?? CRISIS_DIRECTORY.other;
  return { emergency, lines: lines.filter(({ certainty }) => certainty !== "unchecked"), more: "findahelpline.com" };
}
