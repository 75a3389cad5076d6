import { withRoute } from "@/server/route";

/** 200 while the process lives. */
export const GET = withRoute({
  callers: "public",
  audit: { none: "says nothing about anybody" },
  handler: () => Response.json({ status: "ok" }),
});
