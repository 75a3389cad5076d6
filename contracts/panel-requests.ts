import { z } from "zod";
import { URGENCIES } from "@/clinical/urgency";
import { BULK_LIMIT, PANEL_SORTS, PANEL_TABS } from "./panel";

/** Where the next page begins: the last row's place in the order. Opaque to the browser. */
export const panelCursor = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9_-]+$/);
const on = z.literal("1").optional();

/** One page of the panel, as its address asks for it. */
export const panelQuery = z.strictObject({
  tab: z.enum(PANEL_TABS).default("needs-you"),
  urgency: z.enum(URGENCIES).optional(),
  sort: z.enum(PANEL_SORTS).optional(),
  mine: on,
  cover: on,
  under18: on,
  early: on,
  after: on,
  cursor: panelCursor.optional(),
});
export type PanelQuery = z.infer<typeof panelQuery>;

/** What is searched for among everyone of the clinic: patient data, which goes in a body. No tab or filter may deny that somebody is there. */
export const panelSearchInput = z.strictObject({
  sort: panelQuery.shape.sort,
  cursor: panelQuery.shape.cursor,
  text: z.string().trim().min(1, "Type a name or record number").max(80),
});

const chosen = z.array(z.uuid()).min(1, "Choose at least one patient").max(BULK_LIMIT, `At most ${BULK_LIMIT} patients at once`);
/** Who is to have these patients from now on. */
export const assignInput = z.strictObject({ courses: chosen, prescriberId: z.uuid("Choose a prescriber") });
export const sendCheckInsInput = z.strictObject({ courses: chosen });
export const exportInput = z.strictObject({ courses: chosen });
