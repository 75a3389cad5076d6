"use client";

import { Download, UserRoundPen } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DismissButton } from "@/components/ui/dismiss-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import { BULK_LIMIT, type PanelRow } from "@/contracts/panel";
import { SendToChosen } from "./send-to-chosen";
import { useBulk } from "./use-bulk";

type Bar = {
  /** In the order of the list. */
  chosen: readonly PanelRow[];
  prescribers: readonly { id: string; name: string }[];
  mayAssign: boolean;
  onDone: () => void;
};

/** What can be done with the chosen patients, at the foot of the window while any is chosen. */
export function BulkBar({ chosen, prescribers, mayAssign, onDone }: Bar) {
  const { assign, send, save, isBusy } = useBulk({ chosen, onDone });
  const isTooMany = chosen.length > BULK_LIMIT;
  return (
    <section
      aria-label="Chosen patients"
      className="appear mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-card border border-line-2 bg-surface p-2 pl-4 shadow-raised max-md:hidden"
    >
      <p role="status" className="mr-2 font-semibold">
        {chosen.length} chosen
        {isTooMany && <span className="font-normal text-amber">: at most {BULK_LIMIT} at once</span>}
      </p>
      {mayAssign && (
        <Menu modal={false}>
          <MenuTrigger asChild>
            <Button size="small" disabled={isBusy || isTooMany}>
              <UserRoundPen size={16} aria-hidden />
              Assign
            </Button>
          </MenuTrigger>
          <MenuContent align="start">
            <MenuLabel>New prescriber</MenuLabel>
            {prescribers.map((prescriber) => (
              <MenuItem key={prescriber.id} onSelect={() => assign(prescriber)}>
                {prescriber.name}
              </MenuItem>
            ))}
          </MenuContent>
        </Menu>
      )}
      <SendToChosen chosen={chosen} disabled={isBusy || isTooMany} onSend={send} />
      <Button size="small" disabled={isBusy || isTooMany} onClick={save}>
        <Download size={16} aria-hidden />
        Export CSV
      </Button>
      <DismissButton label="Choose none" onClick={onDone} />
    </section>
  );
}
