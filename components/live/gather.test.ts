import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("one change is passed on at once, and so is one that comes after a while", () => {
  const passed: string[][] = [];
  const { add } = gather<string>(500, (all) => passed.push([...all]));
  add("a");
  expect(passed).toEqual([["a"]]);
  vi.advanceTimersByTime(500);
  add("b");
  expect(passed).toEqual([["a"], ["b"]]);
});

test("of a burst the first is passed on at once and the rest together, each once, and nothing of it is lost", () => {
  const passed: string[][] = [];
  const { add } = gather<string>(500, (all) => passed.push([...all]));
  for (const one of ["a", "b", "c", "b", "a"]) add(one);
  expect(passed).toEqual([["a"]]);
  vi.advanceTimersByTime(499);
  add("d");
  expect(passed).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual([["a"], ["b", "c", "a", "d"]]);
  vi.advanceTimersByTime(5_000);
  expect(passed).toHaveLength(2);
});

test("after it was stopped nothing more is passed on", () => {
  const passed: string[][] = [];
  const { add, stop } = gather<string>(500, (all) => passed.push([...all]));
  add("a");
  add("b");
  stop();
  vi.advanceTimersByTime(5_000);
  expect(passed).toEqual([["a"]]);
});
