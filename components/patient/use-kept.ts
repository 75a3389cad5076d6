"use client";

import { useState } from "react";

/**
 * In this tab's memory alone: whoever goes back and forth finds what they wrote, and loading the page anew, as signing in and out does,
 * leaves nothing of it. Never written on the server.
 */
const kept = new Map<string, unknown>();

/** State that outlives its page: what somebody has begun to write and not yet signed. `key` says what it is about. */
export function useKept<T>(key: string, initial: T): [T, (next: (was: T) => T) => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const change = (next: (was: T) => T) =>
    setValue((was) => {
      const changed = next(was);
      kept.set(key, changed);
      return changed;
    });
  return [value, change];
}
