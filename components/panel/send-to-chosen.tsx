"use client";

import { Send } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { PanelRow } from "@/contracts/panel";
import { sendingWords } from "./sending-words";

type Sending = { chosen: readonly PanelRow[]; disabled: boolean; onSend: () => void };

/** Sends the chosen patients a check-in: one at once, several after a second press, because a mail cannot be taken back. */
export function SendToChosen({ chosen, disabled, onSend }: Sending) {
  const isOne = chosen.length === 1;
  const button = (
    <Button size="small" disabled={disabled} onClick={isOne ? onSend : undefined}>
      <Send size={16} aria-hidden />
      Send a check-in
    </Button>
  );
  if (isOne) return button;
  const { title, mails, urgent } = sendingWords(chosen);
  return (
    <Dialog>
      <DialogTrigger asChild>{button}</DialogTrigger>
      <DialogContent title={title} description={mails}>
        {urgent !== null && <p className="rounded-box bg-amber-soft px-3 py-1.5 text-amber">{urgent}</p>}
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <DialogClose asChild>
            <Button variant="primary" onClick={onSend}>
              Send to {chosen.length} patients
            </Button>
          </DialogClose>
          <DialogClose asChild>
            <Button>Send nothing</Button>
          </DialogClose>
        </div>
      </DialogContent>
    </Dialog>
  );
}
