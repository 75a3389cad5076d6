import { problem } from "@/contracts/problem";
import { database } from "@/server/database";
import { withRoute } from "@/server/route";
import { failingPart } from "@/server/use-cases/failing-part";

/** 200 only when database, migrations, role posture and worker are right; else 503 with the failing part's name. */
export const GET = withRoute({
  callers: "public",
  audit: { none: "says nothing about anybody" },
  handler: async ({ now }) => {
    const failing = await failingPart(database(), now);
    return failing === null
      ? Response.json({ status: "ready" })
      : new Response(JSON.stringify({ ...problem("unavailable", { detail: "Not ready" }), failing }), {
          status: 503,
          headers: { "content-type": "application/problem+json", "retry-after": "5" },
        });
  },
});
