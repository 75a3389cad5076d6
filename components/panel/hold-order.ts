import type { PanelRow } from "@/contracts/panel";

/** The rows as the reader saw them when they last asked for an order. */
export type Held = { readonly rows: readonly PanelRow[]; readonly pages: number };
export type ShownRow = { readonly row: PanelRow; readonly gone: boolean };
export type Arrangement = { shown: ShownRow[]; added: number; gone: number; reordered: boolean };

/**
 * Puts fresh rows where the reader has them: every row keeps its place and takes its new content, a row that left stays, marked, and
 * new rows are only counted. So nothing moves under a finger, and a click never meets another patient than the one read.
 * @param hasMore whether rows follow that are not loaded: then a missing row may merely have slipped behind the end
 */
export function arrange(held: Held, fresh: readonly PanelRow[], hasMore: boolean): Arrangement {
  const byCourse = new Map(fresh.map((row) => [row.courseId, row]));
  const heldIds = new Set(held.rows.map(({ courseId }) => courseId));
  const shown = held.rows.map((old) => {
    const row = byCourse.get(old.courseId);
    return { row: row ?? old, gone: row === undefined && !hasMore };
  });
  const stayed = held.rows.filter(({ courseId }) => byCourse.has(courseId)).map(({ courseId }) => courseId);
  const wanted = fresh.filter(({ courseId }) => heldIds.has(courseId)).map(({ courseId }) => courseId);
  return {
    shown,
    added: fresh.length - wanted.length,
    gone: shown.filter(({ gone }) => gone).length,
    reordered: stayed.some((id, place) => wanted[place] !== id),
  };
}

/** What is held once more pages were asked for: the new rows come at the end, where the reader expects them. */
export function extend(held: Held, fresh: readonly PanelRow[], pages: number): Held {
  const heldIds = new Set(held.rows.map(({ courseId }) => courseId));
  return { rows: [...held.rows, ...fresh.filter(({ courseId }) => !heldIds.has(courseId))], pages };
}

/** "2 new, 1 done" or "the order has changed"; null when the reader sees what there is. */
export function changeWords({ added, gone, reordered }: Pick<Arrangement, "added" | "gone" | "reordered">): string | null {
  const parts = [added > 0 ? `${added} new` : null, gone > 0 ? `${gone} done` : null].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(", ");
  return reordered ? "The order has changed" : null;
}
