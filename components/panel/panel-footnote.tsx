import { NO_RULE_FIRED } from "@/clinical/no-rule-fired";
import { useIsRunning } from "@/components/ui/use-is-running";
import type { PanelPage, PanelRow } from "@/contracts/panel";
import { FIRST_SEEN } from "./panel-table";

type Note = { loaded: number; hasMore: boolean; rows: readonly PanelRow[]; counts: PanelPage["counts"]; order: string; onHelp: () => void };

/** How much of the list is shown, and what its silence does not mean. */
export function PanelFootnote({ loaded, hasMore, rows, counts: { missed }, order, onHelp }: Note) {
  const isRunning = useIsRunning();
  const shown = isRunning ? loaded : Math.min(loaded, FIRST_SEEN);
  const isAll = shown === loaded && !hasMore;
  const unflagged = rows.some(({ urgency }) => urgency === null);
  return (
    <div className="mx-1 mt-3.5 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-3">
      {shown > 0 && (
        <p>
          Showing {isAll ? words(shown) : `the first ${words(shown)}`}, {order}.
        </p>
      )}
      <p>Nobody flagged is not the same as nobody unwell: {missed === 1 ? "1 is on Missed." : `${words(missed)} are on Missed.`}</p>
      {unflagged && <p>{NO_RULE_FIRED}</p>}
      <button type="button" onClick={onHelp} className="ml-auto rounded px-1 underline underline-offset-2 hover:text-ink max-md:hidden">
        Keys <kbd className="font-sans">?</kbd>
      </button>
    </div>
  );
}

const words = (count: number) => count.toLocaleString("en");
