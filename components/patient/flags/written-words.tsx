import { Time } from "@/components/ui/time";
import type { Written } from "@/contracts/patient-page";
import { WRITTEN_ABOUT } from "./written-about";

/** What the patient wrote, as they wrote it, each with its day. */
export function WrittenWords({ written }: { written: readonly Written[] }) {
  return written.map(({ at, about, text }) => (
    <figure key={`${at} ${about}`} className="rounded-box bg-sunken px-3 py-2">
      <figcaption className="text-xs text-ink-3">
        {WRITTEN_ABOUT[about]}, <Time value={at} />
      </figcaption>
      <blockquote className="break-words whitespace-pre-line">{text}</blockquote>
    </figure>
  ));
}
