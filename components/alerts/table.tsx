import type { ReactNode } from "react";

export const CELL = "border-t border-line px-3 py-2";
export const NUMBER = `${CELL} text-right`;

/** A table in a frame of its own. What scrolls sideways must be reachable by keyboard (WCAG 2.1.1), so the frame takes the focus. */
export function Table({
  caption,
  heads,
  children,
}: {
  caption: string;
  heads: readonly (string | { number: string })[];
  children: ReactNode;
}) {
  return (
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => {
              const text = typeof head === "string" ? head : head.number;
              return (
                <th
                  key={text}
                  scope="col"
                  className={`px-3 py-2 text-sm font-medium whitespace-nowrap text-ink-3 ${typeof head === "string" ? "text-left" : "text-right"}`}
                >
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
