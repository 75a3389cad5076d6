import { exportInput } from "@/contracts/panel-requests";
import { CARE_TEAM } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { exportPanel } from "@/server/use-cases/export-panel";

/** Chosen patients as a CSV file. A POST, because reading so much at once is audited as what it is. */
export const POST = withRoute({
  callers: CARE_TEAM,
  body: exportInput,
  audit: "panel.exported",
  handler: async ({ actor, body, now }) =>
    new Response(await exportPanel(database(), actor, body.courses, now), {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="isomood-panel.csv"' },
    }),
});
