"use client";

import { type RefCallback, useCallback, useState } from "react";

/** How far below the window something counts as near: about a window's height, so that a page is there before the reader is. */
const NEAR_PX = 900;

/** A ref for what stands at the end of a list, and whether that is near the window now. */
export function useNearWindow(): [RefCallback<HTMLElement>, boolean] {
  const [isNear, setNear] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    // The newest of what was seen since it last told: what went and came back in between is there.
    const observer = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), {
      rootMargin: `0px 0px ${NEAR_PX}px`,
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      setNear(false);
    };
  }, []);
  return [ref, isNear];
}
