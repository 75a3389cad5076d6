"use client";

import { ChevronDown, Printer } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { useNotify } from "@/components/ui/notices";
import type { PatientPage } from "@/contracts/patient-page";
import { CopyByHand } from "./copy-by-hand";
import { recordText } from "./record-text";

/** How the course gets into another record: as a printed page or PDF, or as plain text on the clipboard. */
export function RecordMenu({ page, clinicName }: { page: PatientPage; clinicName: string }) {
  const { timeZone } = useClock();
  const notify = useNotify();
  const [refused, setRefused] = useState<string | null>(null);
  const chosen = useRef<(() => void) | null>(null);

  const copy = () => {
    const text = recordText(page, { name: clinicName, timeZone });
    // At once: some browsers allow it only while the press is being answered.
    const written = writeClipboard(text);
    chosen.current = async () => {
      if (await written) notify("Summary copied. Paste it into the patient’s record.");
      else setRefused(text);
    };
  };

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button size="small" aria-label="Print or copy">
            <Printer size={16} aria-hidden />
            Print
            <ChevronDown size={14} aria-hidden className="-mr-1 text-ink-3" />
          </Button>
        </MenuTrigger>
        {/* Ended once the menu is gone: it would be printed, too, and it gives the focus back before the dialog takes it. */}
        <MenuContent
          onCloseAutoFocus={() => {
            chosen.current?.();
            chosen.current = null;
          }}
        >
          <MenuItem
            onSelect={() => {
              chosen.current = () => window.print();
            }}
          >
            Print, or save as PDF
          </MenuItem>
          <MenuItem onSelect={copy}>Copy summary as text</MenuItem>
        </MenuContent>
      </Menu>
      <CopyByHand text={refused} onClose={() => setRefused(null)} />
    </>
  );
}

/** False where the browser has no clipboard for the page, or refuses it. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
