import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that a theme can change: it sets colours and nothing else. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Which rules are asked: every one, or those of colour alone. */
type Asked = "everything" | "colours";

/**
 * What axe finds wrong with the page as it stands. `within`: what lies over a page already looked at, alone; it stands beside the landmarks
 * by its nature.
 */
export async function axeSays(page: Page, asked: Asked = "everything", within?: string) {
  // Where nothing is wrong nothing has to be described: on a panel of fifty rows that is most of the time. No page has frames, so axe
  // need not be put together again from its parts in a page of its own.
  // Its half a megabyte is read into a page once.
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: "0" } : {}) }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const chosen = asked === "colours" ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES);
  // Of fifty rows of the panel the first two dozen hold every kind there is.
  chosen.exclude(".panel-rows > tr:nth-child(n + 25)");
  if (within !== undefined) chosen.include(within);
  if (asked === "everything" && within !== undefined) chosen.disableRules(["region"]);
  const { violations } = await chosen.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }));
}
