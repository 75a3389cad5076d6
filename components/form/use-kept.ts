"use client";

import { useState } from "react";

/**
 * In this tab's memory alone: whoever goes back and forth finds what they wrote, and loading the page anew, as signing in and out does,
 * leaves nothing of it. Never written on the server.
 */
const kept = new Map<string, unknown>();

/** What was kept under a key; null where nothing is. */
export function keptOf<T>(key: string): T | null {
  return kept.has(key) ? (kept.get(key) as T) : null;
}

export function keep<T>(key: string, value: T): void {
  kept.set(key, value);
}

export function forgetKept(key: string): void {
  kept.delete(key);
}

/** State that outlives its page: what somebody has begun to write and not yet signed. `key` says what it is about. */
export function useKept<T>(key: string, initial: T): [T, (next: (was: T) => T) => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const change = (next: (was: T) => T) =>
    setValue((was) => {
      const changed = next(was);
      keep(key, changed);
      return changed;
    });
  return [value, change];
}
