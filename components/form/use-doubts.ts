import { type FormEvent, useState } from "react";
import type { EndedBy } from "@/contracts/doubts";
import type { FieldIssue } from "@/contracts/problem";
import { type Asked, withAsked, withoutChanged } from "./doubts";

/** What the server has asked about this form: it stays, with its tick, until a field is changed that it was asked because of. */
export function useDoubts(endedBy: EndedBy) {
  const [asked, setAsked] = useState<Asked>({});
  return {
    asked,
    ask: (issues: readonly FieldIssue[]) => setAsked((before) => withAsked(before, issues)),
    onChange: ({ target }: FormEvent<HTMLFormElement>) => {
      const name = (target as EventTarget & { name?: string }).name ?? "";
      setAsked((before) => withoutChanged(before, name, endedBy));
    },
  };
}
