"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWrite } from "@/components/form/use-write";
import { requestJson } from "@/components/request";
import { suggestionsKey } from "@/contracts/suggested-actions";

/** Sends a change of the cover; whatever came of it, the page is read anew. A press while one is under way is not a second change. */
export function useSave<Body>(path: string, onDone: (body: Body) => void) {
  return useSaveTo(`/api/settings/cover${path}`, ["cover"], onDone);
}

/** The same of what the clinic suggests for flags. */
export function useSaveSuggestion<Body>(onDone: (body: Body) => void) {
  return useSaveTo("/api/settings/suggested-actions", suggestionsKey, onDone);
}

function useSaveTo<Body>(address: string, queryKey: readonly string[], onDone: (body: Body) => void) {
  const client = useQueryClient();
  return useWrite({
    mutationFn: (body: Body) => requestJson(address, { method: "POST", body }),
    onSuccess: (_answer, body) => onDone(body),
    // Not waited for: what is wrong is said at once.
    onSettled: () => void client.invalidateQueries({ queryKey }),
  });
}
