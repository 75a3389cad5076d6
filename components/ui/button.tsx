import Link from "next/link";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

export type ButtonLook = { variant?: "primary" | "secondary" | "quiet" | "danger"; size?: "normal" | "small" };

/** The classes of a button, for what is a link or Radix's own button. They are made in app/button.css. */
export function buttonClasses({ variant = "secondary", size = "normal" }: ButtonLook = {}): string {
  return joinClasses("button", VARIANTS[variant], SIZES[size]);
}

// Whole words, so that Tailwind finds them.
const VARIANTS = { primary: "button-primary", secondary: "button-secondary", quiet: "button-quiet", danger: "button-danger" } as const;
const SIZES = { normal: "button-normal", small: "button-small" } as const;

/** A button that says what happens. Type "button" unless it sends a form. */
export function Button({ variant, size, className, type = "button", ...rest }: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={joinClasses(buttonClasses({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={joinClasses(buttonClasses({ variant, size }), "no-underline", className)} {...rest} />;
}
