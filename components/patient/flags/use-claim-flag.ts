"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureWords, requestJson } from "@/components/request";
import { useClock } from "@/components/ui/clock";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

/**
 * Claims a flag and shows it at once. When a colleague was first, the flag goes back to what it is and the notice says who has it.
 */
export function useClaimFlag(patientId: string, viewer: Viewer) {
  const client = useQueryClient();
  const notify = useNotify();
  const { now } = useClock();
  const key = patientKey(patientId);
  return useMutation({
    mutationFn: (flag: PatientFlag) => requestJson(`/api/flags/${flag.id}/claim`, { method: "POST", body: {} }),
    onMutate: async (flag) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<PatientPage>(key);
      client.setQueryData<PatientPage>(key, (page) => page && withClaim(page, flag.id, viewer, now));
      return { before };
    },
    onError: (error, flag, context) => {
      if (context?.before) client.setQueryData(key, context.before);
      notify(`${flag.title} is not claimed. ${failureWords(error)}`, "problem");
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: key }), client.invalidateQueries({ queryKey: ["panel"] })]),
  });
}

function withClaim(page: PatientPage, flagId: string, { staffId, name }: Viewer, now: string): PatientPage {
  const claimed = { claimedBy: { id: staffId, name }, claimedAt: now };
  return { ...page, flags: page.flags.map((flag) => (flag.id === flagId ? { ...flag, ...claimed } : flag)) };
}
