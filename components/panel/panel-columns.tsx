import { createColumnHelper, rowSelectionFeature, tableFeatures } from "@tanstack/react-table";
import type { ShownRow } from "./hold-order";

/** How a column's head looks, and on which list it stands. */
type Look = { readonly title: string; readonly className: string };

/** What the panel's table does by itself: choosing rows. Order and filters are the server's, because no browser holds ten thousand patients. */
export const panelTable = tableFeatures({ rowSelectionFeature, columnMeta: {} as Look });
const helper = createColumnHelper<typeof panelTable, ShownRow>();

const column = (id: string, title: string, className: string) => helper.display({ id, meta: { title, className } });

/** The columns in their order, narrower where the window is; below 1280 px a row is a card and the heads are only read. */
export const PANEL_COLUMNS = helper.columns([
  column("chosen", "Choose", "w-10 pl-4 xl:max-[1399px]:w-9 xl:max-[1399px]:pl-4 max-md:hidden"),
  column("urgency", "Urgency", "xl:w-24 xl:max-[1399px]:w-22"),
  column("patient", "Patient", "xl:w-42 xl:max-[1399px]:w-40"),
  column("course", "Course", "xl:w-34 xl:max-[1399px]:w-31"),
  // Without a number: a list mixes the PHQ-9 with the one for teens, and no row has room to say which. Both go from 0 to 27.
  column("score", "PHQ total", "text-right xl:w-24 xl:max-[1399px]:w-20"),
  column("sparkline", "Since start", "xl:w-30 xl:max-[1399px]:w-28"),
  column("gad7", "GAD-7", "text-right xl:w-17 xl:max-[1399px]:w-15"),
  column("why", "Why", ""),
  column("last-and-next", "Last and next", "xl:w-40 xl:max-[1399px]:w-34"),
  column("waiting", "Waiting", "xl:w-20 xl:max-[1399px]:w-17"),
  column("claim", "Claim", "pr-4 xl:w-36 xl:max-[1399px]:w-33"),
]);

/** Heads that are read and not seen: what stands under them says it. */
export const SILENT_HEADS: readonly string[] = ["chosen", "claim"];
