/** The cookie that remembers a chosen theme; without it the system decides. */
export const THEME_COOKIE = "theme";
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that a cookie's value names, or undefined for "as the system has it". */
export function themeOf(value: string | undefined): Theme | undefined {
  return THEMES.find((theme) => theme === value);
}

/** The cookie that remembers that a person wants rows closer together. */
export const DENSITY_COOKIE = "density";

/** "compact", or undefined for the usual distance. */
export function densityOf(value: string | undefined): "compact" | undefined {
  return value === "compact" ? "compact" : undefined;
}
