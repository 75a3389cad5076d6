import { expect, it } from "vitest";
import { type Deed, deedsAmong } from "./point-flags";

const deed = (id: string, at: string, part: Partial<Deed> = {}): Deed => ({ id, words: "Contacted", by: "Nora Byrne", at, ...part });

it("one signature on several flags at once is one deed, oldest first", () => {
  const flags = [
    { deeds: [deed("b", "2026-11-02T09:00:01Z"), deed("c", "2026-11-04T09:00:00Z")] },
    { deeds: [deed("d", "2026-11-02T09:00:02Z"), deed("a", "2026-11-01T09:00:00Z", { words: "Tried, no answer" })] },
  ];
  expect(deedsAmong(flags).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});
