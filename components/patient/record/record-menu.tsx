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
export function RecordMenu({ page }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const notify = useNotify();
  const [refused, setRefused] = useState<string | null>(null);
  const chosen = useRef<(() => void) | null>(null);

  const copy = async () => {
    const text = recordText(page, timeZone);
    try {
      await navigator.clipboard.writeText(text);
      notify("Summary copied. Paste it into the patient’s record.");
    } catch {
      setRefused(text);
    }
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
        {/* Done once the menu is gone: it would be printed, too, and it gives the focus back before the dialog takes it. */}
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
          <MenuItem
            onSelect={() => {
              chosen.current = copy;
            }}
          >
            Copy summary as text
          </MenuItem>
        </MenuContent>
      </Menu>
      <CopyByHand text={refused} onClose={() => setRefused(null)} />
    </>
  );
}
