import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";

/** A titled part of the patient page. */
export function Card({
  title,
  lead,
  actions,
  id,
  className,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Buttons at the title's end. */
  actions?: ReactNode;
  id: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={joinClasses("rounded-card border border-line bg-surface px-4 py-3.5 shadow-raised", className)}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 id={`${id}-title`} className="font-semibold">
          {title}
        </h2>
        {actions}
      </div>
      {lead && <p className="mt-0.5 text-ink-2">{lead}</p>}
      {children}
    </section>
  );
}
