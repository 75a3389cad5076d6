import type { ReactNode } from "react";

type Foot = {
  buttons: ReactNode;
  /** In whose name, where something is signed. */
  signed?: ReactNode;
  /** What is said while somebody writes: a colleague's change, a refusal. */
  children?: ReactNode;
};

/**
 * The end of a form in a dialog. What comes to be said while somebody writes is said beside and below the buttons, in room that is kept for
 * it: above them it would move the fields and the button from under a finger on its way.
 */
export function DialogFoot({ buttons, signed, children }: Foot) {
  return (
    <div className="grid items-start gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-[auto_minmax(0,1fr)]">
      <div className="flex flex-wrap gap-2">{buttons}</div>
      <div className="grid min-h-9 content-center gap-1.5 text-sm">
        {children}
        {signed && <p className="text-ink-3">{signed}</p>}
      </div>
    </div>
  );
}

/** What a colleague did meanwhile. */
export function ColleagueNote({ children }: { children: ReactNode }) {
  return <div className="grid gap-1 rounded-box bg-amber-soft px-3 py-1.5 text-amber">{children}</div>;
}

/** That nothing was stored, and what to do. */
export function RefusalNote({ children }: { children: ReactNode }) {
  return <p className="rounded-box border border-red bg-red-soft px-3 py-1.5 font-medium">{children}</p>;
}
