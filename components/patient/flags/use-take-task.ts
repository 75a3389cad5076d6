"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWrite } from "@/components/form/use-write";
import { failureWords, requestJson } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";

/** Takes a task, nobody's or a colleague's as it stands on the screen. Where it has moved meanwhile the notice says to whom. */
export function useTakeTask(patientId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  const { mutate, isPending } = useWrite({
    mutationFn: ({ id, claimedBy }: PatientFlag) =>
      requestJson(`/api/flags/${id}/take`, { method: "POST", body: { from: claimedBy?.id ?? null } }),
    onSuccess: (_answer, { title }) => notify(`${title}: you have taken the task.`),
    onError: (error, { title }) => notify(`${title} is not taken. ${failureWords(error)}`, "problem"),
    onSettled: async () => {
      client.invalidateQueries({ queryKey: ["panel"] });
      await client.invalidateQueries({ queryKey: patientKey(patientId) });
    },
  });
  return { take: mutate, isPending };
}
