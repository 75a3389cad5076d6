import { ROLES } from "@/contracts/roles";
import { liveStream } from "@/server/live-stream";
import { withRoute } from "@/server/route";

/** Server-Sent Events: what became stale in this clinic, by id. */
export const GET = withRoute({
  callers: ROLES,
  background: true,
  audit: { none: "names what changed by id and carries nothing about anybody; reading it is audited where it is read" },
  handler: ({ actor, request }) => liveStream(actor, request),
});
