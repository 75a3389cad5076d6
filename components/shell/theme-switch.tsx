"use client";

import { Moon, Sun } from "lucide-react";
import { Tooltip } from "@/components/ui/tooltip";
import { THEME_COOKIE, type Theme } from "./theme";

const A_YEAR_S = 31_536_000;

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function turnOver(): void {
  const next: Theme = shownTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // The server reads it, so that the next page is painted in this theme from the start.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser staff use
  document.cookie = `${THEME_COOKIE}=${next}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax${secure}`;
}

/** Light to dark and back. Which icon shows is the style sheet's choice, so the server need not know the system's theme. */
export function ThemeSwitch() {
  return (
    <Tooltip text="Light or dark">
      <button
        type="button"
        aria-label="Switch between light and dark"
        onClick={turnOver}
        className="grid size-8 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <Sun size={17} aria-hidden className="theme-dark-only" />
        <Moon size={17} aria-hidden className="theme-light-only" />
      </button>
    </Tooltip>
  );
}
