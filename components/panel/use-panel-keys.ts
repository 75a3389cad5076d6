"use client";

import { useEffect, useEffectEvent } from "react";
import { SEARCH_BOX_ID } from "./search-box";

/** A row's link, by which j and k find their way. */
export const ROW_LINK = "tbody th a";
/** The `aria-rowindex` of the first patient: the heads' row is the first of all. */
export const FIRST_ROW = 2;

/** A patient's place in the list: of a long list the page holds only those near the window, which say theirs. */
export function placeOf(row: HTMLTableRowElement): number {
  const said = row.getAttribute("aria-rowindex");
  return said === null ? row.sectionRowIndex : Number(said) - FIRST_ROW;
}

/** All but `help` get the row's place in the list. */
type Actions = { claim: (index: number) => void; record: (index: number) => void; choose: (index: number) => void; help: () => void };

/**
 * Keys of the panel: `/` search, `j` `k` next and previous row, `c` claim, `a` acknowledge and `x` choose the row in focus, `Home` `End` of
 * the list, `?` help. Enter is the link's own.
 */
export function usePanelKeys({ claim, record, choose, help }: Actions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
    const act = {
      "/": focusSearch,
      j: () => step(1),
      k: () => step(-1),
      c: () => onFocused(claim),
      a: () => onFocused(record),
      x: () => onFocused(choose),
      Home: () => jump(0),
      End: () => jump(document.documentElement.scrollHeight),
      "?": help,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** A key pressed where text is written, or while a dialog or menu is open, belongs there. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
}

function onFocused(act: (index: number) => void): void {
  const row = document.activeElement?.closest<HTMLTableRowElement>("tbody tr");
  if (row) act(placeOf(row));
}

function focusSearch(): void {
  document.getElementById(SEARCH_BOX_ID)?.focus();
}

function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW_LINK)];
}

function step(by: 1 | -1): void {
  const links = rowLinks();
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = links[at === -1 ? Math.max(links.findIndex(isInWindow), 0) : Math.min(Math.max(at + by, 0), links.length - 1)];
  // The whole row comes into view, clear of what sticks to the head and the foot of the window.
  next?.focus({ preventScroll: true });
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/**
 * At once: the browser glides there past thousands of rows, and stops short wherever one that comes on the way turns out higher than the list
 * took it for.
 */
function jump(top: number): void {
  window.scrollTo({ top, behavior: "instant" });
}

/** The height of what sticks to the head of the window, at most. */
const HEAD_PX = 104;

/** Puts the focus on the first patient that is seen, without moving the page. */
export function focusRowInWindow(): void {
  rowLinks()
    .find((link) => link.getBoundingClientRect().top >= HEAD_PX)
    ?.focus({ preventScroll: true });
}

/** Of a long list the first rows in the page may stand above the window. */
function isInWindow(link: HTMLElement): boolean {
  return link.getBoundingClientRect().top >= 0;
}
