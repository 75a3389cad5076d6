"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWrite } from "@/components/form/use-write";
import { failureWords, requestJson } from "@/components/request";
import { useClock } from "@/components/ui/clock";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

/**
 * Claims the flags of one set of answers and shows it at once. Where a colleague was first, the page goes back to what is true and
 * the notice says who has it.
 */
export function useClaimFlag(patientId: string, viewer: Viewer) {
  const client = useQueryClient();
  const notify = useNotify();
  const { now } = useClock();
  const key = patientKey(patientId);
  return useWrite({
    mutationFn: async (flags: readonly PatientFlag[]) => {
      // One after the other, the most urgent first: each is its own signature, and a refusal of one says nothing about the next.
      const refused: { id: string; words: string }[] = [];
      for (const { id, title } of flags) {
        await requestJson(`/api/flags/${id}/claim`, { method: "POST", body: {} }).catch((error: unknown) => {
          refused.push({ id, words: `${title} is not claimed. ${failureWords(error)}` });
        });
      }
      return refused;
    },
    onMutate: async (flags) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<PatientPage>(key);
      client.setQueryData<PatientPage>(key, (page) => page && withClaims(page, flags, viewer, now));
      return before;
    },
    onSuccess: (refused, _flags, before) => {
      // Taken back here and not by the refetch alone: when the server is away, that fails as well.
      const ids = new Set(refused.map(({ id }) => id));
      client.setQueryData<PatientPage>(key, (page) => page && withoutClaims(page, ids, before));
      for (const { words } of refused) notify(words, "problem");
    },
    onSettled: async () => {
      client.invalidateQueries({ queryKey: ["panel"] });
      await client.invalidateQueries({ queryKey: key });
    },
  });
}

function withoutClaims(page: PatientPage, ids: ReadonlySet<string>, before: PatientPage | undefined): PatientPage {
  const was = (id: string) => before?.flags.find((flag) => flag.id === id);
  return { ...page, flags: page.flags.map((flag) => (ids.has(flag.id) ? (was(flag.id) ?? flag) : flag)) };
}

function withClaims(page: PatientPage, claimed: readonly PatientFlag[], { staffId, name }: Viewer, now: string): PatientPage {
  const ids = new Set(claimed.map(({ id }) => id));
  const claim = { claimedBy: { id: staffId, name }, claimedAt: now };
  return { ...page, flags: page.flags.map((flag) => (ids.has(flag.id) ? { ...flag, ...claim } : flag)) };
}
