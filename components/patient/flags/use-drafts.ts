"use client";

import { useState } from "react";

/** Drafts of one kind, by flag. They live as long as the page, whatever refreshes beneath them; one that was signed is begun anew. */
export function useDrafts<Draft>(empty: Draft) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const change = (flagId: string, next: (draft: Draft) => Draft) => setDrafts((all) => ({ ...all, [flagId]: next(all[flagId] ?? empty) }));
  return {
    change,
    /** What the dialog of a flag needs of them. */
    of: (flagId: string, onSigned: () => void) => ({
      draft: drafts[flagId] ?? empty,
      onDraft: (draft: Draft) => change(flagId, () => draft),
      onSigned: () => {
        change(flagId, () => empty);
        onSigned();
      },
    }),
  };
}
