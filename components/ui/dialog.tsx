"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { joinClasses } from "./join-classes";

export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

/** Holds a trigger and a `DialogContent`; leave `open` out and it keeps its own state. */
export function Dialog(props: { open?: boolean; onOpenChange?: (open: boolean) => void; children: ReactNode }) {
  return <Radix.Root {...props} />;
}

const FIELDS = ":is(input, select, textarea):not([type=hidden], :disabled)";

/** The dialog itself: named by its title, closed by Escape, the cross or a click outside; focus returns to where it was. */
export function DialogContent({
  title,
  description,
  wide,
  children,
}: {
  title: string;
  description?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const cameFrom = useRef<Element | null>(null);
  return (
    <Radix.Portal>
      <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
      <Radix.Content
        className={joinClasses(
          // Hung from above: one in the middle would move up by half of what it grows by, and its buttons with it.
          "appear fixed top-4 left-1/2 z-50 grid max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 gap-4 overflow-y-auto rounded-card border border-line bg-surface p-6 shadow-raised sm:top-[8dvh] sm:max-h-[calc(92dvh-16px)]",
          wide ? "max-w-2xl" : "max-w-md",
        )}
        // Radix gives the focus back to a dialog's trigger only; one opened by a key or from elsewhere has none.
        onOpenAutoFocus={(event) => {
          cameFrom.current = document.activeElement;
          // What is to be filled in, and not the cross that leads out; a keyboard on a touch screen would cover half of it.
          const field = event.target instanceof Element ? event.target.querySelector<HTMLElement>(FIELDS) : null;
          if (field === null || window.matchMedia("(pointer: coarse)").matches) return;
          event.preventDefault();
          field.focus();
        }}
        onCloseAutoFocus={(event) => {
          if (!(cameFrom.current instanceof HTMLElement) || !cameFrom.current.isConnected) return;
          event.preventDefault();
          cameFrom.current.focus();
        }}
        // The key that opened it may be held still: it would send a form that nobody has read, and open it again, and send it again.
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.repeat && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
        }}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <div className="flex items-start gap-4">
          <div className="grid gap-1">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-ink-2">{description}</Radix.Description>}
          </div>
          <Radix.Close
            aria-label="Close"
            className="-mt-1 -mr-2 ml-auto grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <X size={18} aria-hidden />
          </Radix.Close>
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
