import { Phone } from "lucide-react";

/** A number to call with one tap. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a
      href={`tel:${number.replace(/[^\d+]/g, "")}`}
      className="-ml-2 flex min-h-8 w-fit items-center gap-1.5 rounded-control px-2 font-[550] underline tabular-nums hover:bg-sunken"
    >
      <Phone size={14} aria-hidden className="shrink-0 text-ink-3" />
      {number}
    </a>
  );
}
