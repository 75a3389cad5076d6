"use client";

import { useEffect, useEffectEvent } from "react";
import { SEARCH_BOX_ID } from "./search-box";

/** Marks a row's link, so that j and k find their way. */
export const ROW_LINK = "data-row-link";

type Actions = { claim: (courseId: string) => void; help: () => void };

/** Keys of the panel: `/` search, `j` `k` next and previous row, `c` claim the row in focus, `?` help. Enter is the link's own. */
export function usePanelKeys({ claim, help }: Actions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
    const act = { "/": focusSearch, j: () => step(1), k: () => step(-1), c: claimFocused, "?": help }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const claimFocused = () => {
    const courseId = rowLinks()
      .find((link) => link.closest("tr")?.contains(document.activeElement))
      ?.getAttribute(ROW_LINK);
    if (courseId) claim(courseId);
  };
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** A key pressed where text is written, or while a dialog or menu is open, belongs there. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
}

function focusSearch(): void {
  document.getElementById(SEARCH_BOX_ID)?.focus();
}

function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)];
}

function step(by: 1 | -1): void {
  const links = rowLinks();
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}
