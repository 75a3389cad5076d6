"use client";

import { type RefCallback, useCallback, useEffectEvent } from "react";

/** How far below the window something counts as near: about a window's height, so that a page is there before the reader is. */
const NEAR_PX = 900;

/** A ref for what stands at the end of a list: `onNear` is called whenever it comes near the window. */
export function useNearWindow(onNear: () => void): RefCallback<HTMLElement> {
  const tell = useEffectEvent(onNear);
  return useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && tell(), { rootMargin: `0px 0px ${NEAR_PX}px` });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}
