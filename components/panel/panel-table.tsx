"use client";

import { type RowSelectionState, useTable } from "@tanstack/react-table";
import dynamic from "next/dynamic";
import { type ComponentType, type ReactNode, type Ref, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { Skeleton } from "@/components/ui/skeleton";
import { useIsRunning } from "@/components/ui/use-is-running";
import { usePrinting } from "@/components/ui/use-printing";
import type { PanelRow, PanelTab } from "@/contracts/panel";
import type { ShownRow } from "./hold-order";
import { PANEL_COLUMNS, panelTable, SILENT_HEADS } from "./panel-columns";
import { PatientRow } from "./patient-row";
import { useRowCard } from "./use-row-card";

// Comes with the first row that a pointer rests on.
const PatientCard = dynamic(() => import("./patient-card").then((module) => module.PatientCard), { ssr: false });

type Table = {
  caption: string;
  tab: PanelTab;
  rows: readonly ShownRow[];
  /** How many there are in all; -1 where that is not known. */
  total: number;
  chosen: RowSelectionState;
  onChoose: (next: RowSelectionState) => void;
  me: { id: string };
  mayClaim: boolean;
  onClaim: (row: PanelRow) => void;
};

/** The panel's rows, as many of them in the page as the window needs. */
export function PanelTable({ caption, tab, rows, total, chosen, onChoose, me, mayClaim, onClaim }: Table) {
  const body = useRef<HTMLTableSectionElement>(null);
  const table = useTable({
    features: panelTable,
    columns: PANEL_COLUMNS,
    data: rows,
    getRowId: ({ row }) => row.courseId,
    state: { rowSelection: chosen },
    onRowSelectionChange: (next) => onChoose(typeof next === "function" ? next(chosen) : next),
    enableRowRangeSelection: true,
  });
  const model = table.getRowModel().rows;
  const Rows = useRows(model.length);
  const keys = useMemo(() => model.map(({ id }) => id), [model]);
  const rowAt: RowAt = (index, measure) => {
    const row = model[index];
    return (
      row && (
        <PatientRow
          key={row.id}
          {...{ index, tab, me, mayClaim, onClaim, measure }}
          row={row.original.row}
          gone={row.original.gone}
          isChosen={row.getIsSelected()}
          onToggle={row.getToggleSelectedHandler()}
        />
      )
    );
  };
  const card = useRowCard(body, keys);
  const pointedAt = card && model.find(({ id }) => id === card.key)?.original.row;
  return (
    <PanelFrame
      caption={caption}
      tab={tab}
      total={total}
      body={body}
      beside={pointedAt && <PatientCard row={pointedAt} link={card.link} />}
      chooseAll={
        <input
          type="checkbox"
          aria-label="Choose all that are loaded"
          className="size-4 accent-accent"
          checked={table.getIsAllRowsSelected()}
          ref={(box) => {
            if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
          }}
          onChange={table.getToggleAllRowsSelectedHandler()}
        />
      }
    >
      <Rows body={body} keys={keys} rowAt={rowAt} />
    </PanelFrame>
  );
}

export type RowAt = (index: number, measure?: (row: HTMLTableRowElement | null) => void) => ReactNode;
export type RowsProps = { body: RefObject<HTMLElement | null>; keys: readonly string[]; rowAt: RowAt };

/** Up to so many rows all stand in the page: one page of the server's. */
const ALL_UP_TO = 60;
/** Rows that a usual window shows at first: the HTML has no more of them, and those below come with the script that keeps them live. */
export const FIRST_SEEN = 14;

/** All rows, or, of a long list on a screen, those near the window: how that is done is loaded with the first long list. */
function useRows(count: number): ComponentType<RowsProps> {
  const [Virtual, setVirtual] = useState<ComponentType<RowsProps>>();
  const isPrinting = usePrinting();
  const isLong = count > ALL_UP_TO;
  useEffect(() => {
    // Without it the list is only slower.
    if (isLong) import("./virtual-rows").then((module) => setVirtual(() => module.VirtualRows)).catch(() => {});
  }, [isLong]);
  return isLong && Virtual && !isPrinting ? Virtual : AllRows;
}

function AllRows({ keys, rowAt }: RowsProps) {
  const isRunning = useIsRunning();
  // Empty ones in their stead: who comes back to where they had scrolled to finds the page as long as it was.
  return keys.map((key, index) => (isRunning || index < FIRST_SEEN ? rowAt(index) : <ToCome key={key} />));
}

function ToCome() {
  return (
    <tr aria-hidden>
      <td colSpan={PANEL_COLUMNS.length} />
    </tr>
  );
}

type Frame = {
  caption: string;
  tab: PanelTab;
  total?: number;
  body?: Ref<HTMLTableSectionElement>;
  chooseAll?: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
};

/** Heads for wide screens (read, not seen, on narrow ones) around the rows. */
function PanelFrame({ caption, tab, total, body, chooseAll, beside, children }: Frame) {
  return (
    <div className="overflow-clip rounded-card border border-line bg-surface shadow-raised">
      {/* Borders apart: where rows share them, the browser draws the whole list anew for each row that comes. */}
      <table
        className="w-full border-separate border-spacing-0 max-xl:block xl:table-fixed"
        aria-rowcount={total === undefined ? undefined : total + 1}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="text-left text-xs text-ink-3 max-xl:sr-only">
          <tr className="h-9">
            {PANEL_COLUMNS.map(({ id, meta }) => (
              <th
                key={id}
                scope="col"
                className={joinClasses("border-b border-line px-3 py-2 font-medium xl:max-[1399px]:px-2", meta?.className)}
              >
                {id === "chosen" && chooseAll ? chooseAll : <Head id={id} title={titleOn(tab, id, meta?.title ?? "")} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} className={body ? "panel-rows max-xl:block" : "max-xl:block"}>
          {children}
        </tbody>
      </table>
      {beside}
    </div>
  );
}

function Head({ id, title }: { id: string | undefined; title: string }) {
  return id !== undefined && SILENT_HEADS.includes(id) ? <span className="sr-only">{title}</span> : title;
}

/** The call list has telephone numbers where the others have the course's line. */
function titleOn(tab: PanelTab, id: string | undefined, title: string): string {
  return tab === "calls" && id === "sparkline" ? "Call" : title;
}

const BARS = ["w-4", "w-16", "w-36", "w-24", "ml-auto w-12", "w-28", "ml-auto w-6", "w-48", "w-24", "w-12", "w-16"] as const;

/** The table while it loads: its own shape, so that nothing jumps when the rows come. */
export function PanelTableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading the panel</span>
      <PanelFrame caption="Loading" tab="everyone">
        {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
          <tr
            key={row}
            className="h-14 border-line *:border-line max-xl:flex max-xl:h-36 max-xl:flex-col max-xl:justify-center max-xl:gap-2 max-xl:p-4 max-xl:not-last:border-b xl:not-last:*:border-b"
          >
            {BARS.map((width, place) => (
              <td
                key={PANEL_COLUMNS[place]?.id}
                className={joinClasses(
                  "px-3 first:pl-4 max-xl:p-0 xl:max-[1399px]:not-first:px-2",
                  place === 8 && "max-xl:hidden",
                  place === 0 && "max-xl:hidden",
                )}
              >
                <Skeleton className={width} />
              </td>
            ))}
          </tr>
        ))}
      </PanelFrame>
    </div>
  );
}
