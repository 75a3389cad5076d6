import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that a theme can change: it sets colours and nothing else. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds wrong with the page as it stands: by every rule in the light theme, by those of colour in the dark one.
 * `within`: what lies over a page already looked at, alone; it stands beside the landmarks by its nature.
 */
export async function axeSays(page: Page, theme: "light" | "dark" = "light", within?: string) {
  // Where nothing is wrong nothing has to be described: on a panel of fifty rows that is most of the time. No page has frames, so axe
  // need not be put together again from its parts in a page of its own.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const asked = theme === "light" ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES);
  if (within !== undefined) asked.include(within);
  if (within !== undefined && theme === "light") asked.disableRules(["region"]);
  const { violations } = await asked.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }));
}
