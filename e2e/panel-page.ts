import type { Page } from "@playwright/test";
import { answersOf } from "./patients";

/** Severe in the first answers: one `today` flag and no item 9. */
export const SEVERE = answersOf(22);
export const patients = (page: Page) => page.getByRole("rowheader");
export const tab = (page: Page, name: "Needs you" | "Missed" | "Call list" | "Everyone") =>
  page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name });
/** The first word of every patient's row, each once. */
export const urgenciesOf = async (page: Page) => {
  const rows = await page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .allInnerTexts();
  return [...new Set(rows.map((text) => /\w+/.exec(text)?.[0]))];
};
export const claimOf = (page: Page, name: string) => page.getByRole("button", { name: `Claim the flag of ${name}` });
export const search = (page: Page) => page.getByRole("searchbox", { name: "Search name or record number" });
