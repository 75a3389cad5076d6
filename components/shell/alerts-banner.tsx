"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { requestJson } from "@/components/request";

const ASK_EVERY_MS = 60_000;

/**
 * Told to everybody who works with patients while mails may not be leaving: then this screen is the only alert. Asked for every
 * minute, because a worker that died tells nobody.
 * @param alertsLeaving as the server knew it when it made the page
 */
export function AlertsBanner({ alertsLeaving }: { alertsLeaving: boolean }) {
  const { data } = useQuery({
    queryKey: ["worker"],
    queryFn: ({ signal }) => requestJson<{ alertsLeaving: boolean }>("/api/worker", { signal, background: true }),
    initialData: { alertsLeaving },
    refetchInterval: ASK_EVERY_MS,
    staleTime: ASK_EVERY_MS / 2,
  });
  return (
    <div role="alert" className="print:hidden">
      {!data.alertsLeaving && (
        <p className="border-b border-red bg-red-soft px-4 py-2 sm:px-5">
          <span className="mx-auto flex max-w-[1400px] items-start gap-2">
            <TriangleAlert size={18} aria-hidden className="mt-px shrink-0 text-red" />
            <span>
              <strong className="font-semibold">Alert e-mails may not be leaving.</strong> For over two minutes none could be sent. Keep
              this page open and look at it yourself; tell your clinic admin.
            </span>
          </span>
        </p>
      )}
    </div>
  );
}
