import type { ReactNode } from "react";

/** What a history of severe depression asks for, in the same words wherever it is said. */
export function SecondLookNotice({ children }: { children?: ReactNode }) {
  return (
    <div className="grid gap-2 rounded-box bg-amber-soft px-4 py-3">
      <p>
        <strong className="font-semibold">History of severe depression: look again before the first dose.</strong> It does not rule the
        course out. A prescriber or nurse records what was decided, and with whom.
      </p>
      {children}
    </div>
  );
}
