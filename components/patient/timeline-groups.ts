import type { TimelineEntry } from "@/contracts/patient-page";

/** What the timeline can be narrowed to, in the order of the buttons. */
export const TIMELINE_GROUPS = ["check-ins", "flags", "course", "person", "messages", "notes"] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

export const GROUP_LABELS: Readonly<Record<TimelineGroup, string>> = {
  "check-ins": "Check-ins",
  flags: "Flags and what was done",
  course: "Doses and course",
  person: "Contacts and risks",
  messages: "Messages",
  notes: "Notes",
};

const GROUP_OF: Readonly<Record<TimelineEntry["kind"], TimelineGroup>> = {
  enrolled: "course",
  "check-in": "check-ins",
  consent: "check-ins",
  flag: "flags",
  event: "flags",
  help: "flags",
  dose: "course",
  "course-end": "course",
  weight: "course",
  renewal: "course",
  correction: "course",
  "private-question": "course",
  note: "notes",
  contacts: "person",
  "baseline-risks": "person",
  "second-look": "person",
  mail: "messages",
  messages: "messages",
};

/** The groups an entry belongs to: its kind's, and the notes where somebody's own words came with it. */
export function groupsOf({ kind, detail, written }: Pick<TimelineEntry, "kind" | "detail" | "written">): TimelineGroup[] {
  const hasWords = written.length > 0 || (kind === "event" && Boolean(detail));
  return hasWords ? [GROUP_OF[kind], "notes"] : [GROUP_OF[kind]];
}

/** The entries of any of these groups; all where none is chosen. */
export function inGroups<E extends Parameters<typeof groupsOf>[0]>(entries: readonly E[], chosen: readonly TimelineGroup[]): E[] {
  return entries.filter((entry) => chosen.length === 0 || groupsOf(entry).some((group) => chosen.includes(group)));
}

const PARAMETER = "show";

/** The groups that an address names; what it does not understand it leaves out. */
export function groupsIn(search: URLSearchParams): TimelineGroup[] {
  const named = (search.get(PARAMETER) ?? "").split(",");
  return TIMELINE_GROUPS.filter((group) => named.includes(group));
}

/** The same address with these groups; without any it does not mention them. */
export function withGroups(address: URL, chosen: readonly TimelineGroup[]): URL {
  const next = new URL(address);
  next.searchParams.delete(PARAMETER);
  // Written by hand: a comma needs no escape here, and people read addresses.
  if (chosen.length > 0) next.search = `${next.search || "?"}${next.search ? "&" : ""}${PARAMETER}=${chosen.join(",")}`;
  return next;
}
