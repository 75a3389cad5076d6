"use client";

import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";

const COLUMNS = [
  { title: "Urgency", look: "pl-4 xl:w-25" },
  { title: "Patient", look: "xl:w-42" },
  { title: "Course", look: "xl:w-36" },
  { title: "PHQ-9", look: "text-right xl:w-25" },
  { title: "Since start", look: "xl:w-36" },
  { title: "Why", look: "" },
  { title: "Last and next", look: "max-[1399px]:hidden xl:w-44" },
  { title: "Waiting", look: "xl:w-26" },
] as const;

/** The panel's table: heads for wide screens (read, not seen, on narrow ones) around the rows. */
export function PanelTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface shadow-raised">
      <table className="w-full border-collapse max-xl:block xl:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-left text-xs text-ink-3 max-xl:sr-only">
          <tr>
            {COLUMNS.map(({ title, look }) => (
              <th key={title} scope="col" className={`px-3 py-2 font-medium ${look}`}>
                {title}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 pr-4 font-medium xl:w-40">
              <span className="sr-only">Claim</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-xl:block">{children}</tbody>
      </table>
    </div>
  );
}

const BARS = ["w-16", "w-36", "w-24", "ml-auto w-12", "w-28", "w-56", "w-24 max-[1399px]:hidden", "w-12", "w-16"] as const;

/** The table while it loads: its own shape, so that nothing jumps when the rows come. */
export function PanelTableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading the panel</span>
      <PanelTable caption="Loading">
        {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
          <tr
            key={row}
            className="h-14 border-line not-first:border-t max-xl:flex max-xl:h-36 max-xl:flex-col max-xl:justify-center max-xl:gap-2 max-xl:p-4"
          >
            {BARS.map((width) => (
              <td key={width} className={`px-3 first:pl-4 max-xl:p-0 ${width.includes("hidden") ? "max-[1399px]:hidden" : ""}`}>
                <Skeleton className={width} />
              </td>
            ))}
          </tr>
        ))}
      </PanelTable>
    </div>
  );
}
