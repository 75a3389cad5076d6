import { URGENCIES } from "@/clinical/urgency";
import { NEEDS_YOU, PANEL_SORTS, PANEL_SWITCHES, PANEL_TABS } from "@/contracts/panel";
import type { PanelQuery } from "@/contracts/panel-requests";
import { panelStatement } from "@/db/queries/panel-statement";
import { panelParams } from "@/server/use-cases/read-panel";
import type { explainRuns } from "./crowd";
import { median } from "./quantiles";

/** Of every way: runs of each at first, and how many are measured once more. */
const SHORT_RUNS = 5;
const SLOWEST = 5;
/** Somebody for whom whoever asks stands in. */
const ABSENT = "70000000-0000-4000-8000-000000000001";

export type Run = (statement: readonly [string, unknown[]], runs?: number) => ReturnType<typeof explainRuns>;
export type Way = { query: PanelQuery & { text?: string }; staffId: string };

/** Every list with each filter, and some searches, in every order that the panel offers there. */
export function waysOf(staffId: string): Way[] {
  const switches = [{}, ...PANEL_SWITCHES.map((name) => ({ [name]: "1" }))];
  const lists = PANEL_TABS.flatMap((tab) =>
    [undefined, ...(tab === "needs-you" ? NEEDS_YOU : URGENCIES)].flatMap((urgency) => switches.map((on) => ({ tab, ...on, urgency }))),
  );
  const searches = ["horvath", "e", "zzz", "b10977", "horvath zoe"].map((text) => ({ tab: "everyone" as const, text }));
  return [...lists, ...searches].flatMap((list) =>
    [...(list.tab === "missed" ? [undefined] : []), ...PANEL_SORTS].map((sort) => ({ query: { ...list, sort }, staffId })),
  );
}

/** Whether it shows another list to each person. */
export function isOfPerson({ query: { mine, cover } }: Way): boolean {
  return mine !== undefined || cover !== undefined;
}

/** All of them measured shortly, and those that took longest once more, as often as every other page. */
export async function slowestOf(ways: readonly Way[], at: { today: string; now: Date }, run: Run) {
  const statementOf = ({ query, staffId }: Way) =>
    panelStatement(panelParams(query, { staffId, covered: query.cover ? { staffId, prescriberIds: [staffId, ABSENT] } : null, ...at }));
  const first: { way: Way; took: number }[] = [];
  for (const way of ways) first.push({ way, took: median((await run(statementOf(way), SHORT_RUNS)).ms) });
  const slowest: ({ way: Way } & Awaited<ReturnType<Run>>)[] = [];
  for (const { way } of first.sort((a, b) => b.took - a.took).slice(0, SLOWEST)) slowest.push({ way, ...(await run(statementOf(way))) });
  return slowest;
}

/** @example "calls early by name" */
export function nameOf({ query: { tab, urgency, sort, text, ...on } }: Way): string {
  const list = text === undefined ? tab : `search for ${text}`;
  return [list, urgency, ...Object.keys(on), `by ${sort ?? "the usual order"}`].filter(Boolean).join(" ");
}
