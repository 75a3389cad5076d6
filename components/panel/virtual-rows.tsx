"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useState } from "react";
import type { RowsProps } from "./panel-table";

/** Rows above and below the window that are there already when it moves, and that the keyboard steps to. */
const OVERSCAN = 10;
/** A row of two lines on a wide screen; each is measured once it is there. */
const ESTIMATED_PX = 57;

/** The rows near the window, and the height of those above and below. */
export function VirtualRows({ body, keys, rowAt }: RowsProps) {
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: keys.length,
    estimateSize: () => ESTIMATED_PX,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  useLayoutEffect(() => {
    const look = () => setTop(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    look();
    // What stands above the list comes and goes: banners, news. All of it makes the page longer; asked with every row that comes while
    // somebody scrolls, it would be laid out twice a frame.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <>
      {above > 0 && <tr aria-hidden style={{ height: above }} />}
      {items.map(({ index }) => rowAt(index, virtualizer.measureElement))}
      {below > 0 && <tr aria-hidden style={{ height: below }} />}
    </>
  );
}
