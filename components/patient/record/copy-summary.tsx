"use client";

import { ClipboardCopy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useNotify } from "@/components/ui/notices";
import type { PatientPage } from "@/contracts/patient-page";
import { recordText } from "./record-text";

/** The course as plain text on the clipboard; where a browser refuses that, in a dialog with the text selected. */
export function CopySummary({ page }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const notify = useNotify();
  const [shown, setShown] = useState<string | null>(null);

  const copy = async () => {
    const text = recordText(page, timeZone);
    try {
      await navigator.clipboard.writeText(text);
      notify("Summary copied. Paste it into the patient’s record.");
    } catch {
      setShown(text);
    }
  };

  return (
    <>
      <Button size="small" onClick={copy}>
        <ClipboardCopy size={16} aria-hidden />
        Copy summary
      </Button>
      <Dialog open={shown !== null} onOpenChange={(open) => !open && setShown(null)}>
        <DialogContent
          title="Copy the summary"
          description="This browser does not let the page copy. The text is selected: press Ctrl C, or ⌘ C on a Mac."
          wide
        >
          <textarea
            aria-label="Summary"
            readOnly
            rows={16}
            value={shown ?? ""}
            onFocus={(event) => event.currentTarget.select()}
            ref={(field) => field?.focus()}
            className="w-full resize-y rounded-control border border-line-2 bg-sunken px-3 py-2 text-sm"
          />
        </DialogContent>
      </Dialog>
    </>
  );
}
