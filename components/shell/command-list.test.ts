import { expect, test } from "vitest";
import { commandsFor } from "./command-list";

const idsFor = (typed: string) => commandsFor(typed).map(({ id }) => id);

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
