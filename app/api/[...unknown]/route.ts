import { z } from "zod";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";

/** Whatever has no address of its own, next-auth's other endpoints among it: the same answer as for a resource that is not there. */
const missing = withRoute({
  callers: "public",
  params: z.unknown(),
  query: z.unknown(),
  body: z.unknown(),
  audit: { none: "there is nothing here" },
  handler: () => problemResponse("not-found"),
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
