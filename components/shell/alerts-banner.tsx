import { TriangleAlert } from "lucide-react";

/** Told to everybody who works with patients while mails may not be leaving: then this screen is the only alert. */
export function AlertsBanner() {
  return (
    <div role="alert" className="border-b border-red bg-red-soft px-5 py-2 print:hidden">
      <p className="mx-auto flex max-w-[1400px] items-start gap-2">
        <TriangleAlert size={18} aria-hidden className="mt-px shrink-0 text-red" />
        <span>
          <strong className="font-semibold">Alert e-mails may not be leaving.</strong> The part that sends them has been silent for over two
          minutes. Keep this page open and look at it yourself; tell your clinic admin.
        </span>
      </p>
    </div>
  );
}
