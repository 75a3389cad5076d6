import type { ReactNode } from "react";

/** One part of the enrolment form. */
export function Group({ title, lead, wide, children }: { title: string; lead?: string; wide?: boolean; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
      <legend className="float-left mb-3 w-full font-semibold">
        {title}
        {lead && <span className="block text-sm font-normal text-ink-3">{lead}</span>}
      </legend>
      <div className={wide ? "clear-both grid gap-4" : "clear-both grid gap-x-5 gap-y-4 sm:grid-cols-2"}>{children}</div>
    </fieldset>
  );
}
