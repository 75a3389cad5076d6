"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { requestJson } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";
import { closesFlag, type RecordDraft } from "./record-draft";

/**
 * Signs a draft for one flag, or for several of the same answers. Nothing is shown before the server has it: a signature is said to
 * be there only when it is. After a failure half-way, trying again signs only what was not signed.
 */
export function useRecordFlag(patientId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  const signed = useRef(new Set<string>());
  return useMutation({
    mutationFn: async ({ flags, draft }: { flags: readonly PatientFlag[]; draft: RecordDraft }) => {
      const body = { outcome: draft.outcome, note: draft.note, reviewOn: draft.reviewOn, close: closesFlag(draft) };
      for (const { id } of flags.filter((flag) => !signed.current.has(flag.id))) {
        await requestJson(`/api/flags/${id}/acknowledge`, { method: "POST", body });
        signed.current.add(id);
      }
    },
    onSuccess: (_, { flags, draft }) => {
      const closed = closesFlag(draft) && flags.some(({ state }) => state === "open");
      notify(`${flags.map(({ title }) => title).join(", ")}: recorded${closed ? " and closed" : ""}.`);
    },
    onSettled: async () => {
      client.invalidateQueries({ queryKey: ["panel"] });
      await client.invalidateQueries({ queryKey: patientKey(patientId) });
    },
  });
}
