"use client";

import { Search } from "lucide-react";
import { useSearchText } from "./search-text";

/** How the shortcut finds the box. */
export const SEARCH_BOX_ID = "panel-search";

/** Looks among everyone of the clinic by name or record number; Escape empties it. */
export function SearchBox() {
  const { typed, setTyped } = useSearchText();
  return (
    <search className="relative block">
      <Search size={16} aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 text-ink-3" />
      <input
        id={SEARCH_BOX_ID}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setTyped("");
          event.currentTarget.blur();
        }}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        aria-label="Search name or record number"
        aria-keyshortcuts="/"
        placeholder="Search name or record number"
        className="peer h-9 w-full rounded-box border border-line-2 bg-paper pr-3 pl-9 hover:border-ink-3"
      />
      <kbd
        aria-hidden
        className="pointer-events-none absolute top-2 right-2.5 hidden rounded border border-line-2 px-1.5 font-sans text-[11px] leading-[18px] text-ink-3 peer-placeholder-shown:peer-not-focus:lg:block"
      >
        /
      </kbd>
    </search>
  );
}
