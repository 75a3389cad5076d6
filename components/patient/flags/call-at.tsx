import { Phone } from "lucide-react";
import type { CallAt as Call } from "@/contracts/patient-page";
import { callWords } from "./call-words";

/** Where to call, to tap, and what may be said there. */
export function CallAt({ callAt }: { callAt: Call | null }) {
  if (callAt === null) return null;
  const { number } = callAt;
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-box bg-sunken px-3 py-1">
      <Phone size={16} aria-hidden className="text-ink-3" />
      <a href={`tel:${number.replace(/[^\d+]/g, "")}`} className="inline-flex min-h-8 items-center font-semibold underline">
        {number}
      </a>
      <span className="text-sm text-ink-2">{callWords(callAt)}</span>
    </p>
  );
}
