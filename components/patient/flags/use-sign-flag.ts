"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useWrite } from "@/components/form/use-write";
import { requestJson } from "@/components/request";
import { patientKey } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";

/** What is written on a flag, by the last part of its address. */
export type Signing = "acknowledge" | "hand-over" | "reopen" | "call" | "task";

/**
 * Signs something for one flag, or for several of the same answers. Nothing is shown before the server has it: a signature is said to
 * be there only when it is. Each has its own id from the first press on, so that a second press, or trying again after a lost answer or a
 * failure half-way, signs nothing twice; the next signature has another. `signed` is what a batch that failed half-way has on record.
 */
export function useSignFlag(patientId: string, signing: Signing) {
  const client = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [signed, setSigned] = useState<readonly PatientFlag[]>([]);
  const idFor = (flagId: string) => {
    const id = ids.current.get(flagId) ?? crypto.randomUUID();
    ids.current.set(flagId, id);
    return id;
  };
  const request = useWrite({
    mutationFn: async ({ flags, bodyOf }: { flags: readonly PatientFlag[]; bodyOf: (flag: PatientFlag) => object }) => {
      for (const flag of flags.filter(({ id }) => !signed.some((one) => one.id === id))) {
        await requestJson(`/api/flags/${flag.id}/${signing}`, { method: "POST", body: { ...bodyOf(flag), id: idFor(flag.id) } });
        setSigned((before) => [...before, flag]);
      }
    },
    onSuccess: () => {
      ids.current.clear();
      setSigned([]);
    },
    onSettled: async () => {
      client.invalidateQueries({ queryKey: ["panel"] });
      await client.invalidateQueries({ queryKey: patientKey(patientId) });
    },
  });
  return { ...request, signed };
}
