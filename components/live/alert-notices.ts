import { useSyncExternalStore } from "react";
import type { NoticedUrgency } from "@/contracts/flag-actions";

export type AlertNotice = { readonly alertId: string; readonly urgency: NoticedUrgency };

/** Of this tab, beside React: going from one page to another takes the live stream down and up again, and must not lose a notice. */
let notices: readonly AlertNotice[] = [];
const none: readonly AlertNotice[] = [];
const noticed = new Set<string>();
const listeners = new Set<() => void>();

function set(next: readonly AlertNotice[]): void {
  notices = next;
  for (const tell of listeners) tell();
}

/** Shows a notice of an alert in this tab, once. */
export function putNotice(alert: AlertNotice): void {
  if (!noticed.has(alert.alertId)) bringNotice(alert);
}

/** Shows it, also where it was shown and closed before: somebody asked for it. */
export function bringNotice({ alertId, urgency }: AlertNotice): void {
  noticed.add(alertId);
  set([...notices.filter((one) => one.alertId !== alertId), { alertId, urgency }]);
}

/** Takes a notice away, if it is there: another tab has it. */
export function dropNotice(alertId: string): void {
  if (notices.some((one) => one.alertId === alertId)) set(notices.filter((one) => one.alertId !== alertId));
}

/** Takes all away: they were read. */
export function dropNotices(): void {
  set([]);
}

/** Whether this tab has told of it already. */
export function isNoticed(alertId: string): boolean {
  return noticed.has(alertId);
}

/** The notices that this tab shows, the oldest first. */
export function useAlertNotices(): readonly AlertNotice[] {
  return useSyncExternalStore(
    listen,
    () => notices,
    () => none,
  );
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
