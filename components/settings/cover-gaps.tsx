import { TriangleAlert } from "lucide-react";
import type { CoverStanding } from "@/contracts/cover";
import { gapWords } from "./cover-words";

/** What is amiss with the cover, gravest first, and what to do about it. */
export function CoverGaps({ standing, mayChange }: { standing: CoverStanding; mayChange: boolean }) {
  if (standing.gaps.length === 0) return null;
  return (
    <ul aria-label="What is missing" className="grid gap-2">
      {standing.gaps.map((gap) => {
        const { title, text } = gapWords(gap, standing, mayChange);
        return (
          <li
            key={gap}
            className={
              gap === "nobody"
                ? "flex gap-2 rounded-box border border-red bg-red-soft px-3 py-2"
                : "flex gap-2 rounded-box border border-amber bg-amber-soft px-3 py-2"
            }
          >
            <TriangleAlert size={16} aria-hidden className={gap === "nobody" ? "mt-0.5 shrink-0 text-red" : "mt-0.5 shrink-0 text-amber"} />
            <p>
              <strong className="font-semibold">{title}</strong> {text}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
