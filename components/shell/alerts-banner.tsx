"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { requestJson } from "@/components/request";
import { Moment } from "@/components/ui/moment";
import type { AlertPath, WorkerAnswer } from "@/contracts/alert-path";
import { workerKey } from "@/contracts/panel";
import { FAULT_WORDS, MEANWHILE } from "./path-words";
import { RedBanner } from "./red-banner";

const ASK_EVERY_MS = 60_000;

/**
 * Told to everybody who is signed in while mails may not be leaving: then this screen is the only alert. Asked for every minute, because a worker
 * that died tells nobody.
 * @param path as the server knew it when it made the page
 */
export function AlertsBanner({ path, isAdmin }: { path: AlertPath; isAdmin: boolean }) {
  const { data } = useQuery({
    queryKey: workerKey,
    queryFn: async ({ signal }) => (await requestJson<WorkerAnswer>("/api/worker", { signal, background: true })).path,
    initialData: path,
    refetchInterval: ASK_EVERY_MS,
    staleTime: ASK_EVERY_MS / 2,
  });
  return (
    <RedBanner>
      {!data.leaving && (
        <>
          <strong className="font-semibold">Alert e-mails may not be leaving.</strong> {FAULT_WORDS[data.fault]}
          {data.since !== null && (
            <>
              {" "}
              since <Moment value={data.since} />
            </>
          )}
          . {isAdmin ? MEANWHILE.admin : MEANWHILE.careTeam}{" "}
          <Link href="/alerts" className="font-medium underline underline-offset-2">
            See what waits
          </Link>
        </>
      )}
    </RedBanner>
  );
}
