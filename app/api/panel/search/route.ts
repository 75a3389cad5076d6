import { BACKGROUND_HEADER } from "@/contracts/background-request";
import { panelSearchInput } from "@/contracts/panel-requests";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readPanel } from "@/server/use-cases/read-panel";

/** Patients by name or record number. A POST although it only reads: the text is patient data and must not be in an address. */
export const POST = withRoute({
  callers: CARE_TEAM,
  body: panelSearchInput,
  audit: "panel.listed",
  handler: async ({ actor, body, request, now }) =>
    Response.json(await readPanel(database(), actor, { tab: "everyone", ...body }, now, { again: request.headers.has(BACKGROUND_HEADER) })),
});
