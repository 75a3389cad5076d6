"use client";

import { useKept } from "@/components/form/use-kept";

/** Drafts of one kind, by flag, whatever refreshes beneath them or page is looked at between; one that was signed is begun anew. */
export function useDrafts<Draft>(kind: string, empty: Draft) {
  const [drafts, setDrafts] = useKept<Readonly<Record<string, Draft>>>(`flags: ${kind}`, {});
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
