import type { WorkerAnswer } from "@/contracts/alert-path";
import { ROLES } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { readAlertPath } from "@/server/use-cases/read-alert-path";

/** Whether alerts leave, for the banner of every staff page, and who is asking, for a page that was left open. */
export const GET = withRoute({
  callers: ROLES,
  audit: { none: "says whether mails are being sent, nothing about anybody" },
  handler: async ({ actor, now }) => {
    const answer: WorkerAnswer = { staffId: actor.staffId, path: await readAlertPath(database(), actor, now) };
    return Response.json(answer);
  },
});
