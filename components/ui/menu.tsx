"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "./join-classes";

export const Menu = Radix.Root;
/** Wraps the button that opens the menu. */
export const MenuTrigger = Radix.Trigger;
export const MenuRadioGroup = Radix.RadioGroup;

const ITEM =
  "flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-ink outline-none select-none data-[highlighted]:bg-sunken data-[highlighted]:outline-2 data-[highlighted]:-outline-offset-2 data-[highlighted]:outline-accent data-[disabled]:opacity-60 cursor-pointer";

/** The list that drops down. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={joinClasses("appear z-50 min-w-44 rounded-box border border-line bg-surface p-1 shadow-raised", className)}
        {...rest}
      />
    </Radix.Portal>
  );
}

/** One thing to do or, with `asChild`, one link. */
export function MenuItem({ className, ...rest }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={joinClasses(ITEM, className)} {...rest} />;
}

/** One of several, with a tick on the chosen one. */
export function MenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.RadioItem value={value} className={joinClasses(ITEM, "pl-7 relative")}>
      <Radix.ItemIndicator className="absolute left-2">
        <Check size={14} aria-hidden />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  );
}

/** Words that say what a group is. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1 pb-0.5 text-xs text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
