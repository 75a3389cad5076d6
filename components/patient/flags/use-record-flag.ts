"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";
import { closesFlag, type RecordDraft } from "./record-draft";

/** Signs a draft. It is not shown before the server has it: a signature is said to be there only when it is. */
export function useRecordFlag(patientId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ flag, draft }: { flag: PatientFlag; draft: RecordDraft }) =>
      requestJson(`/api/flags/${flag.id}/acknowledge`, {
        method: "POST",
        body: { outcome: draft.outcome, note: draft.note, reviewOn: draft.reviewOn, close: closesFlag(draft) },
      }),
    onSuccess: (_, { flag, draft }) => notify(`${flag.title}: recorded${flag.state === "open" && closesFlag(draft) ? " and closed" : ""}.`),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: patientKey(patientId) }), client.invalidateQueries({ queryKey: ["panel"] })]),
  });
}
