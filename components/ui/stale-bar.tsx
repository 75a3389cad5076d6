"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

type Stale = { onRetry: () => void; children: ReactNode };

/**
 * What is on the screen stays, and says from when it is. The last thing of a page, in what sticks to the foot of the window: there
 * it moves nothing of what somebody is reading or about to press.
 */
export function StaleBar({ onRetry, children }: Stale) {
  return (
    <div
      role="alert"
      className="appear flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-amber bg-amber-soft px-4 py-2 shadow-raised print:hidden"
    >
      <CircleAlert size={16} aria-hidden className="shrink-0 text-amber" />
      <p className="min-w-0 flex-1">{children}</p>
      {/* Never dulled while the page tries by itself: whoever presses does not wait for its pauses. */}
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
