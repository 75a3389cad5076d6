import Link from "next/link";
import type { CoverStanding } from "@/contracts/cover";
import { gapWords } from "./cover-words";

/** On an admin's first page, quietly: what is missing of the cover today. */
export function CoverNote({ standing }: { standing: CoverStanding }) {
  return (
    <p className="rounded-box border border-line bg-sunken px-4 py-2 text-ink-2">
      Cover: {standing.gaps.map((gap) => gapWords(gap, standing, true).title).join(" ")}{" "}
      <Link href="/settings/cover" className="text-accent underline">
        Look at the cover
      </Link>
    </p>
  );
}
