import { joinClasses } from "./join-classes";

/** A grey bar where text or a drawing will be. Give it its size by classes; say "Loading" once, on the view. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={joinClasses("breathe block h-4 rounded bg-line", className)} />;
}
