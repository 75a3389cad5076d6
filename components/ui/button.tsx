import Link from "next/link";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

export type ButtonLook = { variant?: "primary" | "secondary" | "quiet" | "danger"; size?: "normal" | "small" };

const VARIANTS = {
  primary: "border-accent bg-accent text-accent-ink not-disabled:hover:opacity-90",
  secondary: "border-line-2 bg-surface text-ink not-disabled:hover:bg-sunken",
  quiet: "border-transparent text-ink-2 not-disabled:hover:bg-sunken not-disabled:hover:text-ink",
  danger: "border-red bg-red text-surface not-disabled:hover:opacity-90",
} as const;
const SIZES = { normal: "min-h-9 px-4", small: "min-h-8 px-3" } as const;

/** The classes of a button, for what is a link or Radix's own button. */
export function buttonClasses({ variant = "secondary", size = "normal" }: ButtonLook = {}): string {
  return joinClasses(
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-semibold whitespace-nowrap select-none motion-safe:transition-colors",
    "disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
  );
}

/** A button that says what happens. Type "button" unless it sends a form. */
export function Button({ variant, size, className, type = "button", ...rest }: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={joinClasses(buttonClasses({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={joinClasses(buttonClasses({ variant, size }), "no-underline", className)} {...rest} />;
}
