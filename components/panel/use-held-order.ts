"use client";

import { useState } from "react";
import type { PanelPage } from "@/contracts/panel";
import { arrange, changeWords, extend, type Held } from "./hold-order";

/** Rows in the order the reader was shown, until they ask for the new one or look at another list. */
export function useHeldOrder(list: string, pages: readonly PanelPage[], hasMore: boolean) {
  const fresh = pages.flatMap(({ rows }) => rows);
  const [held, setHeld] = useState<Held & { list: string }>({ list, rows: fresh, pages: pages.length });
  let current = held;
  if (pages.length > 0) {
    // Nothing on the screen can move where nothing was: another list, or an empty one.
    if (held.list !== list || held.rows.length === 0) current = { list, rows: fresh, pages: pages.length };
    else if (held.pages < pages.length)
      current = {
        list,
        ...extend(
          held,
          pages.slice(held.pages).flatMap(({ rows }) => rows),
          pages.length,
        ),
      };
  }
  const changed =
    current !== held && (current.list !== held.list || current.rows.length !== held.rows.length || current.pages !== held.pages);
  if (changed) setHeld(current);
  const arrangement = arrange(current, fresh, hasMore);
  return { shown: arrangement.shown, news: changeWords(arrangement), accept: () => setHeld({ list, rows: fresh, pages: pages.length }) };
}
