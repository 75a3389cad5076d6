import { Time } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import { type AlertLoad, LOAD_WEEKS } from "@/contracts/alerts-page";
import { NEEDS_YOU } from "@/contracts/panel";
import { CELL, NUMBER, Table } from "./table";

const WIDTH = 240;
const HEIGHT = 12;

/** Alerts of each week by urgency, as numbers and as a bar; for who may not know urgencies, the mails that left. */
export function LoadByWeek({ load: { weeks, mails, alerts } }: { load: AlertLoad }) {
  const partsOf = (index: number) => (alerts === null ? [] : NEEDS_YOU.map((urgency) => ({ urgency, count: alerts[urgency][index] ?? 0 })));
  const totalOf = (index: number) => (alerts === null ? (mails[index] ?? 0) : partsOf(index).reduce((sum, { count }) => sum + count, 0));
  const most = Math.max(1, ...weeks.map((_, index) => totalOf(index)));
  const urgencies = alerts === null ? [] : NEEDS_YOU;
  return (
    <>
      {alerts !== null && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {urgencies.map((urgency) => (
            <UrgencyMark key={urgency} urgency={urgency} />
          ))}
        </p>
      )}
      <Table
        caption={
          alerts === null ? `Alert mails sent, by week, the last ${LOAD_WEEKS} weeks` : `Alerts by week, the last ${LOAD_WEEKS} weeks`
        }
        heads={[
          "Week of",
          ...(alerts === null ? [] : [{ number: "Now" }, { number: "Today" }, { number: "Review" }]),
          { number: "Mails sent" },
          "As a bar",
        ]}
      >
        {weeks
          .map((week, index) => (
            <tr key={week}>
              <th scope="row" className={`${CELL} text-left font-medium whitespace-nowrap`}>
                <Time value={week} />
              </th>
              {partsOf(index).map(({ urgency, count }) => (
                <td key={urgency} className={`${NUMBER} ${count === 0 ? "text-ink-3" : ""}`}>
                  {count}
                </td>
              ))}
              <td className={`${NUMBER} text-ink-2`}>{mails[index] ?? 0}</td>
              <td className={`${CELL} w-full min-w-32`}>
                {alerts === null ? (
                  <Bar parts={[{ colour: "text-accent", count: mails[index] ?? 0 }]} most={most} />
                ) : (
                  <Bar parts={partsOf(index).map(({ urgency, count }) => ({ colour: PAINT[urgency], count }))} most={most} />
                )}
              </td>
            </tr>
          ))
          .reverse()}
      </Table>
    </>
  );
}

/** `today` is red like `now`, and lighter beside it: its mark is an outline. */
const PAINT = { now: URGENCY_COLOURS.now, today: `${URGENCY_COLOURS.today} opacity-50`, review: URGENCY_COLOURS.review } as const;

/** Parts of one bar, side by side; the numbers stand in the row, so it is hidden from readers. */
function Bar({ parts, most }: { parts: readonly { colour: string; count: number }[]; most: number }) {
  let x = 0;
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="block h-3 w-full">
      {parts.map(({ colour, count }) => {
        const width = (count / most) * WIDTH;
        const at = x;
        x += width;
        return count === 0 ? null : (
          <rect key={colour} x={at} width={Math.max(0, width - 1)} height={HEIGHT} className={colour} fill="currentColor" />
        );
      })}
    </svg>
  );
}
