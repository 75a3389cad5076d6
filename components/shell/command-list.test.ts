import { expect, test } from "vitest";
import type { Role } from "@/contracts/roles";
import { commandsFor } from "./command-list";

const idsFor = (typed: string, role: Role = "prescriber") => commandsFor(typed, role).map(({ id }) => id);

test("words are found by how they begin, in any order and case", () => {
  expect(idsFor("call list")).toEqual(["calls"]);
  expect(idsFor("LIGHT dark")).toEqual(["theme"]);
  expect(idsFor("mi")).toEqual(["missed", "mine", "cover"]);
  expect(idsFor("sign o")).toEqual(["sign-out"]);
});

test("letters inside words name nothing: names have them, too", () => {
  expect(idsFor("ane")).toEqual([]);
  expect(idsFor("ass")).toEqual([]);
});

test("without words everything is offered", () => {
  expect(idsFor("  ").length).toBeGreaterThan(10);
});

test("nobody is offered a page that they may not see", () => {
  expect(idsFor("cover leave", "nurse")).toEqual(["rota"]);
  expect(idsFor("cover leave", "assistant")).toEqual([]);
  const withheld = idsFor("").filter((id) => !idsFor("", "assistant").includes(id));
  expect(withheld).toEqual(["rota", "suggestions"]);
});
