import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; lead?: ReactNode; action?: ReactNode; children: ReactNode };

/** A titled part of a page of settings, with the button that changes it. */
export function Part({ id, title, lead, action, children }: Props) {
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-3 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="grid gap-0.5">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {lead && <p className="max-w-prose text-ink-2">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
