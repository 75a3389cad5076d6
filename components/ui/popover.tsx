"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

export const Popover = Radix.Root;
/** Wraps the button that opens it. */
export const PopoverTrigger = Radix.Trigger;
export const PopoverClose = Radix.Close;

/** A small card beside its trigger. Give it an `aria-label` or `aria-labelledby`. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        className={joinClasses(
          "appear z-50 w-80 max-w-[calc(100vw-16px)] rounded-box border border-line bg-surface p-4 shadow-raised",
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}
