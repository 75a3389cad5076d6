import { BACKGROUND_HEADER } from "@/contracts/background-request";
import { panelQuery } from "@/contracts/panel-requests";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readPanel } from "@/server/use-cases/read-panel";

/** One page of the panel. A refetch by the page itself is not audited again: it shows what was opened. */
export const GET = withRoute({
  callers: CARE_TEAM,
  query: panelQuery,
  audit: "panel.listed",
  handler: async ({ actor, query, request, now }) =>
    Response.json(await readPanel(database(), actor, query, now, { again: request.headers.has(BACKGROUND_HEADER) })),
});
