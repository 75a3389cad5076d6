import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Across the top of every staff page, read out as it comes; nothing while there is nothing to say. */
export function RedBanner({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="print:hidden">
      {children && (
        <p className="border-b border-red bg-red-soft py-2">
          <span className="page-width flex items-start gap-2">
            <TriangleAlert size={18} aria-hidden className="mt-px shrink-0 text-red" />
            <span>{children}</span>
          </span>
        </p>
      )}
    </div>
  );
}
