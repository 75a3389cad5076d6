import type { ReactNode } from "react";

/** A word that matters about a patient, such as "under 18". Not an urgency: no colour. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
