"use client";

import { Rows3, Rows4 } from "lucide-react";
import { useSyncExternalStore } from "react";
import { remember } from "./remember";
import { DENSITY_COOKIE } from "./theme";

const CHANGED = "isomood-density";

function isCompact(): boolean {
  return document.documentElement.dataset.density === "compact";
}

function turnOver(): void {
  if (isCompact()) delete document.documentElement.dataset.density;
  else document.documentElement.dataset.density = "compact";
  remember(DENSITY_COOKIE, isCompact() ? "compact" : "usual");
  window.dispatchEvent(new Event(CHANGED));
}

function listen(tell: () => void): () => void {
  window.addEventListener(CHANGED, tell);
  return () => window.removeEventListener(CHANGED, tell);
}

/** Rows closer together, and back: more patients at once for who wants that. */
export function DensitySwitch() {
  const compact = useSyncExternalStore(listen, isCompact, () => false);
  return (
    <button
      type="button"
      aria-label="Rows closer together"
      title="Rows closer together"
      aria-pressed={compact}
      onClick={turnOver}
      className="grid size-8 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink aria-pressed:text-accent max-xl:hidden"
    >
      {compact ? <Rows4 size={17} aria-hidden /> : <Rows3 size={17} aria-hidden />}
    </button>
  );
}
