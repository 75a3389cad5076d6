"use client";

import { ArrowDownUp, ChevronDown, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { DensitySwitch } from "@/components/shell/density-switch";
import { ButtonLink } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import { URGENCY_LABELS, UrgencyMark } from "@/components/ui/urgency-mark";
import {
  NEEDS_YOU,
  PANEL_SORTS,
  PANEL_TABS,
  type PanelFilters,
  type PanelPage,
  type PanelSort,
  type PanelSwitch,
  type PanelTab,
} from "@/contracts/panel";
import { foundWords, matchedWords } from "./count-words";
import { isNarrowed, panelAddress } from "./panel-address";

const TAB_LABELS: Readonly<Record<PanelTab, string>> = {
  "needs-you": "Needs you",
  missed: "Missed",
  calls: "Call list",
  everyone: "Everyone",
};
const COUNTS = { "needs-you": "needsYou", missed: "missed", calls: "calls", everyone: "everyone" } as const satisfies Record<
  PanelTab,
  keyof PanelPage["counts"]
>;
const SWITCHES = [
  ["mine", "Mine"],
  ["cover", "Mine and cover"],
  ["under18", "Under 18"],
  ["early", "First 8 weeks"],
  ["after", "After the course"],
] as const;

/** One of the two takes the other's place: "mine" within "mine and cover" is "mine". */
const WIDER: Readonly<Partial<Record<PanelSwitch, Partial<PanelFilters>>>> = { mine: { cover: undefined }, cover: { mine: undefined } };

type Head = {
  filters: PanelFilters;
  counts: PanelPage["counts"] | undefined;
  /** How many the filters or the search let through; null where there are none, or while it is not known. */
  matched: number | null;
  searching: boolean;
  onTab: (filters: PanelFilters) => void;
  onChange: (filters: PanelFilters) => void;
};

/** The page's title, its tabs with how many are in each, and what narrows them. */
export function PanelHead({ filters, counts, matched, searching, onTab, onChange }: Head) {
  const { tab, urgency } = filters;
  const isSet = (name: PanelSwitch) => !searching && filters[name] === "1";
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="text-xl font-[650] tracking-tight">Your panel</h1>
      <nav
        aria-label="Lists"
        className="relative -ml-1 flex gap-1 max-md:order-2 max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-1"
      >
        {PANEL_TABS.map((name) => (
          <TabLink key={name} filters={withTab(filters, name)} current={searching ? name === "everyone" : name === tab} onChange={onTab}>
            {TAB_LABELS[name]}
            <span className="ml-1 font-medium text-ink-3">{counts?.[COUNTS[name]].toLocaleString("en")}</span>
          </TabLink>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1.5 max-md:order-1 min-[1700px]:order-last min-[1700px]:ml-0">
        <DensitySwitch />
        <ButtonLink href="/patients/new" size="small">
          <Plus size={16} aria-hidden />
          Enrol a patient
        </ButtonLink>
      </div>
      {/* Relative, for words that are only read: they would widen the page from outside of what scrolls. */}
      <div className="relative flex items-center gap-1.5 max-[1699px]:basis-full max-md:order-3 max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-1 md:flex-wrap min-[1700px]:flex-1 min-[1700px]:justify-end">
        <UrgencyFilter
          urgencies={tab === "needs-you" ? NEEDS_YOU : URGENCIES}
          chosen={searching ? undefined : urgency}
          disabled={searching}
          onChoose={(next) => onChange({ ...filters, urgency: next })}
        />
        {SWITCHES.map(([name, label]) => (
          <button
            key={name}
            type="button"
            disabled={searching}
            aria-pressed={isSet(name)}
            className={chip(isSet(name))}
            onClick={() => onChange({ ...filters, ...WIDER[name], [name]: filters[name] ? undefined : "1" })}
          >
            {label}
          </button>
        ))}
        <SortMenu tab={searching ? "everyone" : tab} chosen={filters.sort} onChoose={(sort) => onChange({ ...filters, sort })} />
        {counts && matched !== null && (
          <p role="status" className="shrink-0 text-sm whitespace-nowrap text-ink-2 max-md:order-first">
            {searching ? foundWords(matched, counts.everyone) : matchedWords(matched, counts[COUNTS[tab]])}
          </p>
        )}
        {searching && isNarrowed(filters) && (
          <p className="shrink-0 text-sm whitespace-nowrap text-ink-2">The search looks among everyone, without your filters.</p>
        )}
      </div>
    </div>
  );
}

/** The same filters on another tab, but for an urgency that it has not. */
function withTab(filters: PanelFilters, tab: PanelTab): PanelFilters {
  const { urgency } = filters;
  return urgency && tab === "needs-you" && !isNeedsYou(urgency) ? { ...filters, tab, urgency: undefined } : { ...filters, tab };
}

function isNeedsYou(urgency: Urgency): boolean {
  return NEEDS_YOU.some((needed) => needed === urgency);
}

function chip(on: boolean): string {
  return joinClasses(
    "inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm md:max-[860px]:px-2.5 whitespace-nowrap disabled:opacity-50",
    on ? "border-accent bg-accent-soft font-semibold text-accent" : "border-line-2 bg-surface text-ink-2 enabled:hover:bg-sunken",
  );
}

type Tab = { filters: PanelFilters; current: boolean; onChange: (filters: PanelFilters) => void; children: ReactNode };

/** A real link, so that it can be opened in a tab of its own; a plain click changes the list without a page load. */
function TabLink({ filters, current, onChange, children }: Tab) {
  return (
    <a
      href={panelAddress(filters)}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onChange(filters);
      }}
      className={joinClasses(
        "flex min-h-8 shrink-0 items-center rounded-box px-3",
        current ? "bg-accent-soft font-semibold text-accent" : "text-ink-2 hover:bg-sunken hover:text-ink",
      )}
    >
      {children}
    </a>
  );
}

export const SORT_LABELS: Readonly<Record<PanelSort, string>> = {
  urgency: "Most urgent first",
  name: "Name",
  score: "Highest PHQ total",
  change: "Largest rise from baseline",
  silent: "Longest since last answers",
};

/** How each list is ordered where no other order was asked for. */
export const USUAL_ORDERS: Readonly<Record<PanelTab, string>> = {
  "needs-you": SORT_LABELS.urgency,
  missed: "Longest missed first",
  calls: "Unclaimed first",
  everyone: SORT_LABELS.urgency,
};

type SortChoice = { tab: PanelTab; chosen: PanelSort | undefined; onChoose: (sort: PanelSort | undefined) => void };

function SortMenu({ tab, chosen, onChoose }: SortChoice) {
  const usual = USUAL_ORDERS[tab];
  const others = PANEL_SORTS.filter((sort) => sort !== "urgency" || usual !== SORT_LABELS.urgency);
  return (
    <Menu modal={false}>
      <MenuTrigger className={chip(chosen !== undefined)}>
        <ArrowDownUp size={14} aria-hidden />
        <span className="sr-only">Order: </span>
        {chosen ? SORT_LABELS[chosen] : usual}
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={chosen ?? ""} onValueChange={(value) => onChoose(PANEL_SORTS.find((sort) => sort === value))}>
          <MenuRadioItem value="">{usual}</MenuRadioItem>
          {others.map((sort) => (
            <MenuRadioItem key={sort} value={sort}>
              {SORT_LABELS[sort]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

type UrgencyChoice = {
  urgencies: readonly Urgency[];
  chosen: Urgency | undefined;
  disabled: boolean;
  onChoose: (urgency: Urgency | undefined) => void;
};

function UrgencyFilter({ urgencies, chosen, disabled, onChoose }: UrgencyChoice) {
  return (
    <Menu modal={false}>
      <MenuTrigger disabled={disabled} className={chip(chosen !== undefined)}>
        {chosen ? `Urgency: ${URGENCY_LABELS[chosen]}` : "Urgency"}
        <ChevronDown size={14} aria-hidden />
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={chosen ?? ""} onValueChange={(value) => onChoose(urgencies.find((urgency) => urgency === value))}>
          <MenuRadioItem value="">Any urgency</MenuRadioItem>
          {urgencies.map((urgency) => (
            <MenuRadioItem key={urgency} value={urgency}>
              <UrgencyMark urgency={urgency} />
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
