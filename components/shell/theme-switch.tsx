"use client";

import { Moon, Sun } from "lucide-react";
import { remember } from "./remember";
import { THEME_COOKIE, type Theme } from "./theme";

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** To the other theme than the one that shows. */
export function turnThemeOver(): void {
  const next: Theme = shownTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  remember(THEME_COOKIE, next);
}

/** Light to dark and back. Which icon shows is the style sheet's choice, so the server need not know the system's theme. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      aria-label="Switch between light and dark"
      title="Light or dark"
      onClick={turnThemeOver}
      className="grid size-8 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
    >
      <Sun size={17} aria-hidden className="theme-dark-only" />
      <Moon size={17} aria-hidden className="theme-light-only" />
    </button>
  );
}
