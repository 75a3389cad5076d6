"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { placeOf, ROW_LINK } from "./use-panel-keys";

const OPENS_AFTER_MS = 450;
const CLOSES_AFTER_MS = 80;

type Shown = { readonly link: HTMLElement; readonly key: string };

/**
 * The link of the row that the pointer has rested on or the keyboard has reached, for a card beside it, with the row's key: rows may
 * change places under it. Null when there is none. One for the whole list: fifty rows with a card each would be slower to make and to
 * scroll. A finger opens none.
 */
export function useRowCard(body: RefObject<HTMLElement | null>, keys: readonly string[]): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useEffectEvent((link: HTMLElement) => {
    const row = link.isConnected ? link.closest("tr") : null;
    const key = row ? keys[placeOf(row)] : undefined;
    setShown(key === undefined ? null : { link, key });
  });
  useEffect(() => {
    const list = body.current;
    if (!list) return;
    const leaving = new AbortController();
    let wanted: HTMLElement | null = null;
    let [opening, closing] = [0, 0];
    const turnTo = (link: HTMLElement | null) => {
      if (link === wanted) return;
      wanted = link;
      clearTimeout(opening);
      clearTimeout(closing);
      closing = window.setTimeout(() => setShown((now) => (now?.link === link ? now : null)), CLOSES_AFTER_MS);
      if (link) opening = window.setTimeout(() => show(link), OPENS_AFTER_MS);
    };
    const close = () => {
      wanted = null;
      clearTimeout(opening);
      clearTimeout(closing);
      setShown(null);
    };
    const on = { signal: leaving.signal };
    list.addEventListener("pointerover", ({ target, pointerType }) => pointerType !== "touch" && turnTo(linkOf(target)), on);
    list.addEventListener("pointerleave", () => turnTo(null), on);
    list.addEventListener("focusin", ({ target }) => turnTo(linkOf(target)), on);
    list.addEventListener("focusout", () => turnTo(null), on);
    list.addEventListener("pointerdown", close, on);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && close(), on);
    // The card stands beside where the row was; a key that went to another row may have scrolled to it, and its card is still to come.
    const moved = () => {
      setShown(null);
      clearTimeout(opening);
      if (wanted) opening = window.setTimeout(show, OPENS_AFTER_MS, wanted);
    };
    document.addEventListener("scroll", moved, { ...on, passive: true });
    return () => {
      leaving.abort();
      close();
    };
  }, [body]);
  return shown;
}

function linkOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(ROW_LINK) : null;
}
