"use client";

import Link from "next/link";
import { DismissButton } from "@/components/ui/dismiss-button";
import { joinClasses } from "@/components/ui/join-classes";
import { UrgencyShape } from "@/components/ui/urgency-mark";
import { type AlertNotice, dropNotices, useAlertNotices } from "./alert-notices";

/**
 * Tells whoever is signed in of a check-in that newly needs a clinician, politely and without a name: somebody may look over their shoulder. Takes no
 * focus; it stands early in the page, so that the keyboard comes to it soon, and Escape in it closes it.
 */
export function AlertNoticeCard() {
  const notices = useAlertNotices();
  const [first, ...others] = notices;
  return (
    // Above what sticks to the foot of a page, such as the stale notice with its button.
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-36 z-50 grid justify-items-end sm:bottom-24 print:hidden">
      {first && (
        <section
          aria-label="New alert"
          onKeyDown={(event) => event.key === "Escape" && dropNotices()}
          className={joinClasses(
            "appear pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-card border bg-surface py-3 pr-2 pl-4 shadow-raised",
            notices.some(({ urgency }) => urgency === "now") ? "border-red" : "border-line-2",
          )}
        >
          <span className="mt-1 text-red">
            <UrgencyShape urgency={mostUrgent(notices)} size={14} />
          </span>
          <div className="grid flex-1 gap-1">
            <p className="font-semibold">{noticeWords(notices)}</p>
            <Link
              href={others.length === 0 ? `/alerts/${first.alertId}` : "/panel"}
              onClick={dropNotices}
              className="inline-flex min-h-8 items-center font-medium text-accent underline underline-offset-2"
            >
              {others.length === 0 ? "Open the flag" : "Open the panel"}
            </Link>
          </div>
          <DismissButton label="Dismiss" onClick={dropNotices} />
        </section>
      )}
    </div>
  );
}

function mostUrgent(notices: readonly AlertNotice[]): AlertNotice["urgency"] {
  return notices.some(({ urgency }) => urgency === "now") ? "now" : "today";
}

/** "A check-in needs a clinician now." */
export function noticeWords(notices: readonly AlertNotice[]): string {
  const when = mostUrgent(notices);
  if (notices.length === 1) return `A check-in needs a clinician ${when}.`;
  const now = notices.filter(({ urgency }) => urgency === "now").length;
  const besides = now > 0 && now < notices.length ? `, ${now} of them now` : ` ${when}`;
  return `${notices.length} check-ins need a clinician${besides}.`;
}
