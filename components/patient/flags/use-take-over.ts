"use client";

import { failureWords } from "@/components/request";
import { useNotify } from "@/components/ui/notices";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";
import { useSignFlag } from "./use-sign-flag";

/** Takes a colleague's claim, with the others of the same answers. Where it has moved meanwhile the notice says to whom. */
export function useTakeOver(patientId: string, viewer: Viewer) {
  const notify = useNotify();
  const { mutate, isPending } = useSignFlag(patientId, "hand-over");
  return {
    isPending,
    takeOver: (flag: PatientFlag) =>
      mutate(
        { flags: [flag], bodyOf: ({ claimedBy }) => ({ to: viewer.staffId, from: claimedBy?.id, note: "" }) },
        {
          onSuccess: () => notify(`${flag.title}: taken over from ${flag.claimedBy?.name ?? "your colleague"}.`),
          onError: (error) => notify(`${flag.title} is not taken over. ${failureWords(error)}`, "problem"),
        },
      ),
  };
}
