import { CourseMap, type MapSize } from "./course-map";
import { MapCell } from "./map-cell";
import { reportedSideEffects } from "./side-effect-words";

/** A row a side effect that was reported at least once; mild, moderate and severe as 1 to 3, a warning sign as yes. */
export function SideEffectMap(size: MapSize) {
  const rows = reportedSideEffects(size.points);
  return (
    <CourseMap
      {...size}
      part="Side effects"
      rows={rows}
      cells={({ sideEffects }, column) =>
        sideEffects &&
        rows.map(({ key, place, isWarning }, row) => {
          const answer = sideEffects[place] ?? null;
          // A warning sign is there or not, and graver than any grade.
          const shade = isWarning && answer === 1 ? 3 : answer;
          const sign = isWarning ? "!" : String(answer);
          return (
            <MapCell key={key} {...column} row={row} height={size.scale.heights.row} shade={shade} sign={sign} isWarning={isWarning} />
          );
        })
      }
    />
  );
}

/** What the shades mean, in the words of the check-in. */
export const SIDE_EFFECT_SHADES = [
  { words: "0 no", shade: 0 },
  { words: "1 mild", shade: 1 },
  { words: "2 moderate", shade: 2 },
  { words: "3 severe", shade: 3 },
] as const;

export const WARNING_SHADE = { words: "! yes, a warning sign", shade: 3, isWarning: true } as const;
