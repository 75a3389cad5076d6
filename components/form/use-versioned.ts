"use client";

import { useState } from "react";
import { type Fields, mergeFields } from "./merge-fields";

/**
 * The fields of a form over a record that colleagues keep, too: what they record meanwhile comes in under what is typed here, and nothing of
 * either is lost. `basedOn` is what the form was filled from last; `differing` is what they recorded in fields that were changed here, too.
 */
export function useVersioned<Seen>(newest: { key: string; seen: Seen; fields: Fields }) {
  const [based, setBased] = useState(newest);
  const [values, setValues] = useState(newest.fields);
  const [differing, setDiffering] = useState<Fields>({});
  const [isMerged, setMerged] = useState(false);
  if (newest.key !== based.key) {
    const merged = mergeFields(based.fields, values, newest.fields);
    setBased(newest);
    setValues(merged.typed);
    setDiffering((before) => ({ ...before, ...merged.differing }));
    setMerged(true);
  }
  const change = (changed: Fields) => setValues((before) => ({ ...before, ...changed }));
  return { basedOn: based.seen, values, change, differing, isMerged };
}
