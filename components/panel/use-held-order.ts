"use client";

import { useState } from "react";
import type { PanelPage } from "@/contracts/panel";
import { arrange, changeWords, extend, type Held } from "./hold-order";

/** Rows in the order the reader was shown, until they ask for the new one or look at another list. */
export function useHeldOrder(list: string, pages: readonly PanelPage[], hasMore: boolean) {
  const fresh = pages.flatMap(({ rows }) => rows);
  const [held, setHeld] = useState<Held & { list: string }>({ list, rows: fresh, pages: pages.length });
  const seen = { list, rows: fresh, pages: pages.length };
  // Nothing on the screen can move where nothing was: another list, or an empty one. While a list loads, nothing is held.
  const next =
    held.list !== list || held.rows.length === 0
      ? seen
      : held.pages < pages.length
        ? {
            list,
            ...extend(
              held,
              pages.slice(held.pages).flatMap((page) => page.rows),
              pages.length,
            ),
          }
        : held;
  const isSame = next.list === held.list && next.pages === held.pages && next.rows.length === held.rows.length;
  if (!isSame) setHeld(next);
  const arrangement = arrange(isSame ? held : next, fresh, hasMore);
  return { shown: arrangement.shown, news: changeWords(arrangement), accept: () => setHeld(seen) };
}
