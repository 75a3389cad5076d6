import { X } from "lucide-react";

/** A cross that takes something away; `label` says what, for whoever cannot see beside what it stands. */
export function DismissButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
    >
      <X size={16} aria-hidden />
    </button>
  );
}
