import type { ReactNode } from "react";

/** A word that matters about a patient, such as "under 18". Not an urgency: no colour. `title`: the whole of a short word, for the pointer. */
export function Tag({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <span title={title} className="tag">
      {children}
    </span>
  );
}
