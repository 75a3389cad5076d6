import { database } from "@/server/database";
import { webEnv } from "@/server/env";
import { bears } from "@/server/metrics/bearer";
import { EXPOSITION_TYPE } from "@/server/metrics/exposition";
import { problemResponse } from "@/server/problem-response";
import { withRoute } from "@/server/route";
import { readMetrics } from "@/server/use-cases/read-metrics";

/** Prometheus's text format, for whoever bears METRICS_TOKEN; without that setting there is nothing here. Nobody's session opens it. */
export const GET = withRoute({
  callers: "public",
  audit: { none: "numbers of the service: names no clinic and nobody" },
  handler: async ({ request }) => {
    const { METRICS_TOKEN } = webEnv();
    if (METRICS_TOKEN === undefined) return problemResponse("not-found");
    if (!bears(request, METRICS_TOKEN)) return problemResponse("not-signed-in", {}, { "www-authenticate": 'Bearer realm="metrics"' });
    return new Response(await readMetrics(database()), { headers: { "content-type": EXPOSITION_TYPE } });
  },
});
