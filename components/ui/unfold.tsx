import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** What one presses to unfold a part of the page; goes first inside its `<details>`. */
export function Unfold({ children }: { children: ReactNode }) {
  return (
    <summary className="-ml-1 inline-flex min-h-8 list-none items-center gap-1 rounded-control px-1 font-medium text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
      <ChevronRight size={16} aria-hidden className="text-ink-3 [[open]>summary>&]:rotate-90 motion-safe:transition-transform" />
      {children}
    </summary>
  );
}
