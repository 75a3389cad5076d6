"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { requestJson } from "@/components/request";
import { gapWords } from "@/components/settings/cover-words";
import { COVER_READERS, type CoverStanding, standingKey } from "@/contracts/cover";
import type { Role } from "@/contracts/roles";
import { RedBanner } from "./red-banner";

/** Leave begins and ends at midnight, without anybody changing anything. */
const ASK_EVERY_MS = 300_000;

/**
 * Told to everybody who is signed in while no clinician is there to be told of an alert.
 * @param standing as the server knew it when it made the page
 */
export function CoverBanner({ standing, role }: { standing: CoverStanding; role: Role }) {
  const { data } = useQuery({
    queryKey: standingKey,
    queryFn: ({ signal }) => requestJson<CoverStanding>("/api/settings/cover/standing", { signal, background: true }),
    initialData: standing,
    refetchInterval: ASK_EVERY_MS,
    staleTime: ASK_EVERY_MS / 2,
  });
  const isNobody = data.gaps.includes("nobody");
  const { title, text } = gapWords("nobody", data, role === "admin");
  return (
    <RedBanner>
      {isNobody && (
        <>
          <strong className="font-semibold">{title}</strong> {text}{" "}
          {COVER_READERS.some((reader) => reader === role) && (
            <Link href="/settings/cover" className="font-medium underline underline-offset-2">
              Cover
            </Link>
          )}
        </>
      )}
    </RedBanner>
  );
}
