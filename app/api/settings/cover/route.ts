import { COVER_READERS } from "@/contracts/cover";
import { changeCoverInput } from "@/contracts/cover-input";
import { database } from "@/server/database";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { changeCover } from "@/server/use-cases/change-cover";
import { readCover } from "@/server/use-cases/read-cover";

/** How the clinic is covered. */
export const GET = withRoute({
  callers: COVER_READERS,
  audit: { none: "names colleagues, hours and days: nothing of the record" },
  handler: async ({ actor, now }) => Response.json(await readCover(database(), actor, now)),
});

/** Records anew who stands in, the safety lead and the clinician of last resort; the earlier version stays. */
export const POST = withRoute({
  callers: ["admin"],
  body: changeCoverInput,
  audit: "cover.changed",
  handler: async ({ actor, body, now }) => {
    const result = await changeCover(database(), actor, body, now);
    if (result.ok) return Response.json({ version: result.version }, { status: 201 });
    return problemResponse(result.code, result.code === "invalid-input" ? { issues: result.issues } : {});
  },
});
