import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapColumns } from "./map-frame";

const middles = (columns: ReturnType<typeof mapColumns>) => columns.map(({ x, width }) => x + width / 2);

describe("the columns of a map", () => {
  it("stay in order, cover no neighbour and keep within the drawing, each wide enough for its sign where there is room for all", () => {
    const places = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(places, fc.integer({ min: 100, max: 1200 }), (parts, right) => {
        const room = { left: 93, right: 93 + right };
        const centres = parts.map((part) => room.left + (part / 1000) * right).sort((a, b) => a - b);
        const columns = mapColumns(centres, room);
        columns.forEach(({ x, width }, i) => {
          const next = columns[i + 1];
          if (next !== undefined && width > 4 && next.width > 4) expect(x + width).toBeLessThanOrEqual(next.x + 1e-6);
          if ((centres.length - 1) * 10 <= right) expect(width).toBeGreaterThanOrEqual(8.5 - 1e-6);
        });
        for (const middle of middles(columns)) {
          expect(middle).toBeGreaterThanOrEqual(room.left - 1e-6);
          expect(middle).toBeLessThanOrEqual(room.right + 1e-6);
        }
      }),
    );
  });

  it("stand on the chart's axis wherever check-ins are far enough apart, and close ones spread about their own places", () => {
    const room = { left: 0, right: 300 };
    expect(middles(mapColumns([20, 40, 51, 200], room))).toEqual([20, 40, 51, 200]);
    expect(middles(mapColumns([20, 100, 104, 200], room))).toEqual([20, 97, 107, 200]);
    expect(middles(mapColumns([296, 300], room))).toEqual([290, 300]);
  });
});
