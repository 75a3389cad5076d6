/** The cookie that remembers a chosen theme; without it the system decides. */
export const THEME_COOKIE = "theme";
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that a cookie's value names, or undefined for "as the system has it". */
export function themeOf(value: string | undefined): Theme | undefined {
  return THEMES.find((theme) => theme === value);
}
