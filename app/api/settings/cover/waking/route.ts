import { confirmWakingInput } from "@/contracts/cover-input";
import { CLINICIANS } from "@/contracts/roles";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { confirmWaking } from "@/server/use-cases/confirm-waking";

/** Records of oneself that what is sent wakes one, or does so no longer. */
export const POST = withRoute({
  callers: CLINICIANS,
  body: confirmWakingInput,
  audit: ["cover.waking-confirmed", "cover.waking-withdrawn"],
  handler: async ({ actor, body, now }) => {
    await confirmWaking(database(), actor, body.wakes, now);
    return Response.json({ wakes: body.wakes });
  },
});
