"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * True while the page is laid out for paper. It becomes so before the browser takes the page, which does not wait for React's next turn: what is
 * drawn in pixels can be drawn again at the width of the sheet. Where a browser tells nobody that it prints, it stays false.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = window.matchMedia("print");
    const now = (next: boolean) => flushSync(() => setPrinting(next));
    const begin = () => now(true);
    const end = () => now(false);
    const follow = () => now(paper.matches);
    if (paper.matches) setPrinting(true);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", follow);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      paper.removeEventListener("change", follow);
    };
  }, []);
  return printing;
}
