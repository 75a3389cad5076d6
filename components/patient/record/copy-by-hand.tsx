"use client";

import { useEffect, useRef } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";

/** Where a browser refuses the clipboard: the text, selected and ready to be copied by keyboard. @param text null while there is none */
export function CopyByHand({ text, onClose }: { text: string | null; onClose: () => void }) {
  return (
    <Dialog open={text !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Copy the summary"
        description="This browser does not let the page copy. The text is selected: press Ctrl C, or ⌘ C on a Mac."
        wide
      >
        <SelectedText text={text ?? ""} />
      </DialogContent>
    </Dialog>
  );
}

function SelectedText({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // After the dialog has taken note of where the focus was, to give it back there.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <textarea
      ref={field}
      aria-label="Summary"
      readOnly
      rows={16}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      className="w-full resize-y rounded-control border border-line-2 bg-sunken px-3 py-2 text-sm"
    />
  );
}
