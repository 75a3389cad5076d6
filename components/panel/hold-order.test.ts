import { expect, test } from "vitest";
import type { PanelRow } from "@/contracts/panel";
import { arrange, changeWords, extend } from "./hold-order";

const row = (courseId: string, reason = "") => ({ courseId, reason }) as PanelRow;
const ids = (rows: readonly { row: PanelRow }[]) => rows.map((shown) => shown.row.courseId);
const held = { rows: [row("a"), row("b"), row("c")], pages: 1 };

test("a patient who became more urgent keeps their place until the reader asks", () => {
  const { shown, reordered } = arrange(held, [row("c"), row("a"), row("b")], false);
  expect(ids(shown)).toEqual(["a", "b", "c"]);
  expect(reordered).toBe(true);
});

test("a row takes its new content in place", () => {
  const { shown, reordered, added } = arrange(held, [row("a"), row("b", "claimed"), row("c")], false);
  expect(shown[1]?.row.reason).toBe("claimed");
  expect({ reordered, added }).toEqual({ reordered: false, added: 0 });
});

test("a new row is announced and not inserted", () => {
  const arrangement = arrange(held, [row("new"), row("a"), row("b"), row("c")], false);
  expect(ids(arrangement.shown)).toEqual(["a", "b", "c"]);
  expect(changeWords(arrangement)).toBe("1 new");
});

test("a patient whose flag a colleague closed stays in place, marked as done", () => {
  const arrangement = arrange(held, [row("a"), row("c")], false);
  expect(arrangement.shown.map(({ gone }) => gone)).toEqual([false, true, false]);
  expect(changeWords(arrangement)).toBe("1 done");
});

test("a row that only slipped behind the last loaded page is not called done", () => {
  const arrangement = arrange(held, [row("new"), row("a"), row("b")], true);
  expect(arrangement.gone).toBe(0);
  expect(changeWords(arrangement)).toBe("1 new");
});

test("more rows asked for come at the end, none twice", () => {
  expect(extend(held, [row("a"), row("b"), row("c"), row("d")], 2).rows.map(({ courseId }) => courseId)).toEqual(["a", "b", "c", "d"]);
});

test("nothing is announced while the reader sees what there is", () => {
  expect(changeWords(arrange(held, held.rows, false))).toBeNull();
});
