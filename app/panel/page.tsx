import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { Panel } from "@/components/panel/panel";
import { filtersOf } from "@/components/panel/panel-address";
import { PanelBoundary } from "@/components/panel/panel-boundary";
import { SearchBox } from "@/components/panel/search-box";
import { SearchTextProvider } from "@/components/panel/search-text";
import { packPanelPage } from "@/contracts/panel-packing";
import { CARE_TEAM, isClinician } from "@/contracts/roles";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { listPrescribers } from "@/server/use-cases/list-prescribers";
import { readPanel } from "@/server/use-cases/read-panel";

export const metadata: Metadata = { title: "Your panel" };

export default async function PanelPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireStaff(CARE_TEAM);
  const filters = filtersOf(await searchParams);
  const now = new Date();
  const [prescribers, page] = await Promise.all([listPrescribers(database(), actor), readPanel(database(), actor, filters, now)]);
  return (
    <PanelBoundary filters={filters} page={packPanelPage(page)}>
      <SearchTextProvider>
        <StaffFrame actor={actor} now={now} search={<SearchBox />}>
          <Panel me={{ id: actor.staffId, name: actor.name }} mayClaim={isClinician(actor.role)} prescribers={prescribers} />
        </StaffFrame>
      </SearchTextProvider>
    </PanelBoundary>
  );
}
