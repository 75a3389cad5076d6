"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";

/** Who may claim no flag takes and records tasks with the same keys. */
const keysOf = (mayClaim: boolean) => [
  ["/", "Search by name or record number"],
  ["j", "Next patient"],
  ["k", "Previous patient"],
  ["Enter", "Open the patient"],
  ["c", mayClaim ? "Claim the flag of the patient in focus" : "Take the task of the patient in focus"],
  ["a", `Record what was done about the ${mayClaim ? "flag" : "task"} of the patient in focus`],
  ["x", "Choose the patient in focus"],
  ["Ctrl K", "Go to a patient or do something, from anywhere"],
  ["Esc", "Empty the search"],
  ["?", "This help"],
];

/** What each key does. */
export function KeysHelp({ mayClaim, open, onOpenChange }: { mayClaim: boolean; open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keys of the panel">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keysOf(mayClaim).map(([key, meaning]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="inline-block min-w-7 rounded border border-line-2 bg-sunken px-1.5 text-center font-sans text-sm">
                  {key}
                </kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
