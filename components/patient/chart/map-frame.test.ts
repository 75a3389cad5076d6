import * as fc from "fast-check";
import { expect, it } from "vitest";
import { mapColumns } from "./map-frame";
import { xOfWeek } from "./week-axis";

it("every column of a map is centred on its check-in's place on the chart's axis, and none covers its neighbour", () => {
  const weeks = fc.uniqueArray(fc.integer({ min: -42, max: 200 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(weeks, fc.integer({ min: 320, max: 1200 }), (days, right) => {
      const scale = { from: -6.6, to: 30, left: 88, right };
      const centres = days.sort((a, b) => a - b).map((day) => xOfWeek(scale, day / 7));
      const columns = mapColumns(centres);
      columns.forEach(({ x, width }, i) => {
        expect(x + width / 2).toBeCloseTo(centres[i] ?? Number.NaN, 6);
        const next = columns[i + 1];
        // Four pixels is the least a column is drawn with: days closer than that on a phone do touch.
        if (next !== undefined && width > 4 && next.width > 4) expect(x + width).toBeLessThanOrEqual(next.x);
      });
    }),
  );
});
