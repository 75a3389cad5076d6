"use client";

import { type ComponentProps, useEffect, useRef } from "react";

/** How high what sticks to the foot of the window is; notices stand above it, and what is in focus is scrolled clear of it. */
const FOOT = "--window-foot";

/** What sticks to the foot of the window; one on a page. */
export function WindowFoot(props: Omit<ComponentProps<"div">, "ref">) {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = foot;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const { offsetHeight } = current;
      if (offsetHeight === 0) style.removeProperty(FOOT);
      else style.setProperty(FOOT, `${offsetHeight + GAP_PX}px`);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty(FOOT);
    };
  }, []);
  return <div ref={foot} {...props} />;
}

const GAP_PX = 8;
