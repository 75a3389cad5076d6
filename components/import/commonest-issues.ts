import type { LineIssue, RejectedLine } from "@/contracts/patient-import";

export type CommonIssue = LineIssue & { readonly lines: number };

/** What is wrong with more than one line, the commonest first: in a long file it is one mistake, made everywhere. @param most how many are named */
export function commonestIssues(rejected: readonly RejectedLine[], most: number): CommonIssue[] {
  const found = new Map<string, CommonIssue>();
  for (const { column, message } of rejected.flatMap(({ issues }) => issues)) {
    const key = `${column} ${message}`;
    found.set(key, { column, message, lines: (found.get(key)?.lines ?? 0) + 1 });
  }
  return [...found.values()]
    .filter(({ lines }) => lines > 1)
    .sort((a, b) => b.lines - a.lines)
    .slice(0, most);
}
