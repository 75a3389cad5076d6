import { RULES } from "@/clinical/rules";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import { type AlertLoad, type Counts, LOAD_WEEKS } from "@/contracts/alerts-page";
import { CELL, NUMBER, Table } from "./table";

const BAR = 8;
const GAP = 2;
const HEIGHT = 24;

/** How often each rule fired, most urgent first: in all, this week, and a mark a week. Several may fire in one submission. */
export function LoadByRule({ rules }: { rules: NonNullable<AlertLoad["rules"]> }) {
  if (rules.length === 0) return <p className="text-ink-2">No rule fired within {LOAD_WEEKS} weeks. This does not exclude risk.</p>;
  const most = Math.max(1, ...rules.flatMap(({ counts }) => counts));
  return (
    <Table
      caption={`Flags by rule, the last ${LOAD_WEEKS} weeks`}
      heads={["Rule", "Urgency", { number: "In all" }, { number: "This week" }, "Week by week"]}
    >
      {rules.map(({ rule, counts }) => {
        const known = RULES.find(({ id }) => id === rule);
        return (
          <tr key={rule}>
            <th scope="row" className={`${CELL} text-left font-medium whitespace-nowrap`}>
              {known?.title ?? rule}
            </th>
            <td className={CELL}>{known && <UrgencyMark urgency={known.urgency} className="text-sm" />}</td>
            <td className={NUMBER}>{counts.reduce((sum, count) => sum + count, 0)}</td>
            <td className={NUMBER}>{counts.at(-1) ?? 0}</td>
            <td className={CELL}>
              <WeekMarks counts={counts} most={most} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

/** One mark a week, the newest at the right; a week without one has a dot, so that the line of weeks can be counted. */
function WeekMarks({ counts, most }: { counts: Counts; most: number }) {
  const width = counts.length * (BAR + GAP) - GAP;
  return (
    <svg
      role="img"
      aria-label={`By week, oldest first: ${counts.join(", ")}`}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="block text-accent"
    >
      {counts.map((count, index) => {
        const height = count === 0 ? 1.5 : 3 + (count / most) * (HEIGHT - 3);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
            key={index}
            x={index * (BAR + GAP)}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={1}
            className={count === 0 ? "text-line-2" : undefined}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}
