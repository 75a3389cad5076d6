"use client";

import { measureElement, type Range, useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { useLayoutEffect, useState } from "react";
import type { RowsProps } from "./panel-table";

/** Rows above and below the window that are there already when it moves, and that the keyboard steps to. */
const OVERSCAN = 10;
/** Rows that come at once, as many as go then: a list that changes more seldom is laid out more seldom. */
const STEP = 2;
/** A row of two lines on a wide screen, where none stands there yet. */
const USUAL_PX = 57;

/** The rows near the window, and the height of those above and below. */
export function VirtualRows({ body, keys, rowAt }: RowsProps) {
  const [{ top, usual }, setPlace] = useState({ top: 0, usual: USUAL_PX });
  const [standing] = useState(() => rowsThatStand(body.current, keys));
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: keys.length,
    estimateSize: () => usual,
    getItemKey: (index) => keys[index] ?? index,
    rangeExtractor: nearRange,
    scrollMargin: top,
    initialMeasurementsCache: standing,
    // A row that comes is taken for a usual one until the browser has laid it out anyway: asked before, it lays the table out twice.
    measureElement: (row, seen, list) =>
      seen ? measureElement(row, seen, list) : (list.itemSizeCache.get(keys[list.indexFromElement(row)] ?? "") ?? usual),
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    let width = 0;
    const look = () => {
      const rows = body.current;
      if (!rows) return;
      const top = Math.round(rows.getBoundingClientRect().top + window.scrollY);
      // A list that is wider breaks its lines elsewhere.
      const usual = width === rows.clientWidth ? undefined : usualHeight(rows);
      if (usual !== undefined) width = rows.clientWidth;
      setPlace((old) => (old.top === top && (usual ?? old.usual) === old.usual ? old : { top, usual: usual ?? old.usual }));
    };
    look();
    // What stands above the list comes and goes: banners, news. All of it makes the page longer; asked with every row that comes while
    // somebody scrolls, it would be laid out twice a frame.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  const { isScrolling } = virtualizer;
  useLayoutEffect(() => {
    const rows = body.current;
    rows?.toggleAttribute("data-scrolling", isScrolling);
    return () => rows?.removeAttribute("data-scrolling");
  }, [body, isScrolling]);
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

/** A whole number of steps around the window, of one length wherever the window stands: what comes at its end goes at its start. */
function nearRange({ startIndex, endIndex, count }: Range): number[] {
  const from = Math.max(0, toStep(startIndex - OVERSCAN));
  const length = toStep(endIndex - startIndex + 2 * OVERSCAN + 2 * STEP);
  return Array.from({ length: Math.min(length, count - from) }, (_, place) => from + place);
}

function toStep(rows: number): number {
  return rows - (rows % STEP);
}

/** The rows that stood in the page before the list was long, as high as they were: guessed at instead, what one reads would move as it gets longer. */
function rowsThatStand(body: HTMLElement | null, keys: readonly string[]): VirtualItem[] {
  let start = 0;
  return rowsOf(body).map((row, index) => {
    const size = row.offsetHeight;
    start += size;
    return { index, key: keys[index] ?? index, start: start - size, end: start, size, lane: 0 };
  });
}

function rowsOf(body: HTMLElement | null): HTMLElement[] {
  return [...(body?.querySelectorAll<HTMLElement>(":scope > tr:not([aria-hidden])") ?? [])];
}

/** The height that most rows have: the middle one of those that stand there. */
function usualHeight(body: HTMLElement): number | undefined {
  const heights = rowsOf(body).map((row) => row.offsetHeight);
  return heights.sort((a, b) => a - b)[heights.length >> 1];
}
