import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import type { AlertsPage } from "@/contracts/alerts-page";
import { alertsKey } from "@/contracts/panel";

/** Where the page of alert mails is read again. Nobody asked for a refetch, so it keeps no session alive. */
export const alertsQuery = queryOptions({
  queryKey: alertsKey,
  queryFn: ({ signal }) => requestJson<AlertsPage>("/api/alerts", { signal, background: true }),
});
