"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/**
 * The width of an element in whole pixels, followed as it changes; 0 until it has been measured, which is before anything is painted: what waits
 * for its width would else stand there empty, and what is below it move up and down again.
 */
export function useElementWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
