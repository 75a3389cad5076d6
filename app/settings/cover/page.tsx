import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { CoverSettings } from "@/components/settings/cover-settings";
import { coverKey, ladderKey, readLadderQuestion } from "@/contracts/cover";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readCover } from "@/server/use-cases/read-cover";
import { readLadder } from "@/server/use-cases/read-ladder";

export const metadata: Metadata = { title: "Cover" };

export default async function CoverSettingsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireStaff(["prescriber", "nurse", "admin"]);
  const now = new Date();
  const asked = readLadderQuestion(await searchParams);
  const client = new QueryClient();
  const [page, ladder] = await Promise.all([readCover(database(), actor, now), readLadder(database(), actor, asked, now)]);
  client.setQueryData(coverKey, page, { updatedAt: now.getTime() });
  // A moment that cannot be asked about is said by the form, once it asks itself.
  if (ladder.ok) client.setQueryData(ladderKey(asked), ladder.answer, { updatedAt: now.getTime() });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StaffFrame actor={actor} now={now}>
        <CoverSettings me={{ id: actor.staffId, role: actor.role }} asked={asked} />
      </StaffFrame>
    </HydrationBoundary>
  );
}
