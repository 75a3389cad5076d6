import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Notes what is passed on; each is dealt with once `deals` resolves. */
function gathering(deals: () => Promise<unknown> = () => Promise.resolve()) {
  const passed: string[][] = [];
  const { add, stop } = gather<string>(500, (all) => {
    passed.push([...all]);
    return deals();
  });
  return { passed, add, stop };
}

test("one change is passed on at once, and so is one that comes after a while", async () => {
  const { passed, add } = gathering();
  add("a");
  expect(passed).toEqual([["a"]]);
  await vi.advanceTimersByTimeAsync(500);
  add("b");
  expect(passed).toEqual([["a"], ["b"]]);
});

test("of a burst the first is passed on at once and the rest together, each once, and nothing of it is lost", async () => {
  const { passed, add } = gathering();
  for (const one of ["a", "b", "c", "b", "a"]) add(one);
  expect(passed).toEqual([["a"]]);
  await vi.advanceTimersByTimeAsync(499);
  add("d");
  expect(passed).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toEqual([["a"], ["b", "c", "a", "d"]]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(passed).toHaveLength(2);
});

test("what comes before the last has been dealt with waits for it, also where it fails, but not for ever", async () => {
  let settle: () => void = () => {};
  const { passed, add } = gathering(
    () =>
      new Promise((_, reject) => {
        settle = () => reject(new Error("no answer"));
      }),
  );
  add("a");
  add("b");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(passed).toEqual([["a"]]);
  settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(passed).toEqual([["a"], ["b"]]);
  add("c");
  await vi.advanceTimersByTimeAsync(10_499);
  expect(passed).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toEqual([["a"], ["b"], ["c"]]);
});

test("after it was stopped nothing more is passed on", async () => {
  const { passed, add, stop } = gathering();
  add("a");
  add("b");
  stop();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(passed).toEqual([["a"]]);
});
