"use client";

import { useLiveStatus } from "@/components/live/live-provider";

/** Leave begins at midnight without anybody changing anything; where no live stream runs, a colleague's change is asked for sooner. */
const EVERY_MS = { live: 60_000, other: 15_000 };

/** How often what is shown of the cover is asked for again. */
export function useFreshness(): number {
  return useLiveStatus() === "live" ? EVERY_MS.live : EVERY_MS.other;
}
