"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import type { PanelRow } from "@/contracts/panel";
import type { PanelData } from "./panel-query";

type Person = { id: string; name: string };

/** Claims a row's flag: shown at once, taken back with its reason if a colleague was first or the server did not answer. */
export function useClaim(me: Person) {
  const client = useQueryClient();
  const notify = useNotify();
  const panels = { queryKey: ["panel"] };
  return useMutation({
    // A task is taken by whoever of the care team does it; everything else a clinician claims.
    mutationFn: ({ flagId, urgency }: PanelRow) =>
      requestJson(`/api/flags/${flagId}/${urgency === "missed" ? "take" : "claim"}`, { method: "POST", body: {} }),
    onMutate: async ({ courseId }) => {
      await client.cancelQueries(panels);
      const before = client.getQueriesData<PanelData>(panels);
      const at = new Date().toISOString();
      client.setQueriesData<PanelData>(
        panels,
        (data) => data && withRow(data, courseId, (row) => ({ ...row, claimedBy: me, claimedAt: at })),
      );
      return { before };
    },
    onSuccess: (_answer, { name }) => notify(`You claimed ${name}.`),
    onError: async (error, { courseId, name }, kept) => {
      for (const [key, data] of kept?.before ?? []) client.setQueryData(key, data);
      if (!(error instanceof ProblemError && error.code === "conflict")) {
        notify(`${name} is not claimed. ${failureWords(error)}`, "problem");
        return;
      }
      await client.refetchQueries({ ...panels, type: "active" });
      const first = findRow(client.getQueriesData<PanelData>(panels), courseId)?.claimedBy;
      notify(
        first && first.id !== me.id
          ? `${first.name} claimed ${name} first.`
          : (error.detail ?? `Somebody closed the flag of ${name} first.`),
        "problem",
      );
    },
    onSettled: () => client.invalidateQueries(panels),
  });
}

function withRow(data: PanelData, courseId: string, change: (row: PanelRow) => PanelRow): PanelData {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, rows: page.rows.map((row) => (row.courseId === courseId ? change(row) : row)) })),
  };
}

function findRow(loaded: [unknown, PanelData | undefined][], courseId: string): PanelRow | undefined {
  return loaded
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ rows }) => rows)
    .find((row) => row.courseId === courseId);
}
