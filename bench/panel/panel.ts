import type { Figure } from "../figure";
import { pageFigures } from "./page";
import { queryFigures } from "./queries";

/** The panel with 10,000 patients in one clinic and 100,000 in all; `page` or `queries` measures only that part. Needs a build. */
export async function panelFigures([part]: readonly string[]): Promise<Figure[]> {
  return [...(part === "page" ? [] : await queryFigures()), ...(part === "queries" ? [] : await pageFigures())];
}
