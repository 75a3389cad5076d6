import { PHQ9_ITEMS } from "@/clinical/instruments";
import { CourseMap, type MapSize } from "./course-map";
import { MapCell } from "./map-cell";

const ROWS = PHQ9_ITEMS.map(({ key, shortLabel }) => ({ key, name: shortLabel, full: shortLabel }));

/** Nine rows, shaded 0-3 and numbered from 1: which items moved. */
export function ItemMap(size: MapSize) {
  return (
    <CourseMap
      {...size}
      part="Items"
      rows={ROWS}
      cells={({ answers }, column) =>
        answers?.map((answer, row) => (
          <MapCell key={ROWS[row]?.key} {...column} row={row} height={size.scale.heights.row} shade={answer} sign={String(answer)} />
        )) ?? null
      }
    />
  );
}

/** What the shades mean, in the words of the questionnaire. */
export const ITEM_SHADES = [
  { words: "0 not at all", shade: 0 },
  { words: "1 several days", shade: 1 },
  { words: "2 more than half the days", shade: 2 },
  { words: "3 nearly every day", shade: 3 },
] as const;
