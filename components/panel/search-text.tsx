"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

type SearchText = { typed: string; settled: string; setTyped: (text: string) => void };

const SearchTextContext = createContext<SearchText>({ typed: "", settled: "", setTyped: () => {} });
const SETTLES_AFTER_MS = 200;

/**
 * What is being searched for. It lives here, between the box in the header and the panel, and nowhere else: a name is patient data
 * and must not be in the address, the history or the browser's storage.
 */
export function SearchTextProvider({ children }: { children: ReactNode }) {
  const [typed, setTyped] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const text = typed.trim();
    if (text === "") return setSettled("");
    const timer = setTimeout(() => setSettled(text), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const value = useMemo(() => ({ typed, settled, setTyped }), [typed, settled]);
  return <SearchTextContext value={value}>{children}</SearchTextContext>;
}

/** `typed` is what the box shows, `settled` what is searched for once typing pauses. */
export function useSearchText(): SearchText {
  return useContext(SearchTextContext);
}
