"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import type { PanelRow } from "@/contracts/panel";
import type { PanelData } from "./panel-query";

type Person = { id: string; name: string };

/** Claims a row's flag: asked for once, shown at once, taken back with its reason if a colleague was first or the server did not answer. */
export function useClaim(me: Person): (row: PanelRow) => void {
  // Known before the row is drawn anew: the second half of a double press comes sooner.
  const claiming = useRef(new Set<string>());
  const client = useQueryClient();
  const notify = useNotify();
  const panels = { queryKey: ["panel"] };
  const { mutate } = useMutation({
    // A task is taken by whoever of the care team does it; everything else a clinician claims.
    mutationFn: ({ flagId, urgency }: PanelRow) =>
      requestJson(`/api/flags/${flagId}/${urgency === "missed" ? "take" : "claim"}`, { method: "POST", body: {} }),
    onMutate: async ({ courseId }) => {
      await client.cancelQueries(panels);
      const before = client.getQueriesData<PanelData>(panels);
      const at = new Date().toISOString();
      // Flags of the same answers are claimed together; which are left the server's answer tells.
      client.setQueriesData<PanelData>(
        panels,
        (data) => data && withRow(data, courseId, (row) => ({ ...row, claimedBy: me, claimedAt: at, unclaimedFlags: 0 })),
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
    onSettled: (_answer, _error, { courseId }) => {
      claiming.current.delete(courseId);
      return client.invalidateQueries(panels);
    },
  });
  return useCallback(
    (row) => {
      if (claiming.current.has(row.courseId)) return;
      claiming.current.add(row.courseId);
      mutate(row);
    },
    [mutate],
  );
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
