"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "@/components/request";

/** Sends a change of the cover; whatever came of it, the page is read anew. A press while one is under way is not a second change. */
export function useSave<Body>(path: string, onDone: (body: Body) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => requestJson(`/api/settings/cover${path}`, { method: "POST", body }),
    onSuccess: (_answer, body) => onDone(body),
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey: ["cover"] }),
  });
}
