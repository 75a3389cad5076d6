const number = (count: number) => count.toLocaleString("en");

/** How many of a list the filters let through: the tab beside it counts the whole list. */
export function matchedWords(matched: number, listed: number): string {
  return `${number(matched)} of ${number(listed)} ${matched === 1 ? "matches" : "match"} the filters`;
}

/** How many a search found among everyone of the clinic. */
export function foundWords(found: number, everyone: number): string {
  return `${number(found)} of ${number(everyone)} found`;
}
