"use client";

import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useOptimistic, useState } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { NAVIGATION_STARTS, type NavigationStart } from "./navigation-start";
import { type OpeningPlace, placeOfPath } from "./opening-place";

type Skeleton = ComponentType<{ place: OpeningPlace }>;
/** Kept from page to page. */
let known: Skeleton | null = null;

/**
 * The page, and over it the skeleton of the one that was asked for, until the server has answered. Not by a `loading` file: with one Next
 * answers every first visit at once, so that a patient who is not there would be a 200, and without scripts one would read a skeleton only.
 * What is asked for is an optimistic value of Next's own transition: it ends when the page is there, is given up or leads elsewhere.
 * @param home what "/" leads this person to
 * @param tallHeader on a phone the header has a second line
 */
export function Opening({ home, tallHeader, children }: { home: string; tallHeader: boolean; children: ReactNode }) {
  const [path, setPath] = useOptimistic<string | null>(null);
  const Skeleton = useSkeleton();
  const take = useEffectEvent((event: Event) => {
    const { href } = (event as CustomEvent<NavigationStart>).detail;
    const { origin, pathname } = new URL(href, location.href);
    // Filters and flags of the page that is here already are no other page.
    setPath(origin === location.origin && pathname !== location.pathname ? (pathname === "/" ? home : pathname) : null);
  });
  useEffect(() => {
    window.addEventListener(NAVIGATION_STARTS, take);
    return () => window.removeEventListener(NAVIGATION_STARTS, take);
  }, []);
  const isOver = path !== null && Skeleton !== null;
  return (
    <div className="relative">
      {/* Nobody acts on what they do not see: neither keys nor Tab reach the page beneath. */}
      <div inert={isOver}>{children}</div>
      {isOver && (
        <div role="status" className="opening absolute inset-x-0 top-0 z-20 min-h-full bg-paper print:hidden">
          <div className={joinClasses("sticky top-13 max-h-[calc(100dvh-52px)] overflow-clip", tallHeader && "max-md:top-23")}>
            <Skeleton place={placeOfPath(path)} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Comes with the first sign that somebody is there, so that no page's first load waits for it. Without it the old page stays until the new one is there. */
function useSkeleton(): Skeleton | null {
  const [skeleton, setSkeleton] = useState<Skeleton | null>(() => known);
  useEffect(() => {
    if (known !== null) return;
    const leave = new AbortController();
    const load = () => {
      leave.abort();
      import("./opening-skeletons")
        .then(({ OpeningSkeleton }) => {
          known = OpeningSkeleton;
          setSkeleton(() => OpeningSkeleton);
        })
        .catch(() => {});
    };
    for (const sign of ["pointerover", "pointerdown", "keydown"])
      window.addEventListener(sign, load, { signal: leave.signal, passive: true });
    return () => leave.abort();
  }, []);
  return skeleton;
}
