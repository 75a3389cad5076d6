import { expect, test } from "vitest";
import { createWaker } from "./waker";

const HOUR_MS = 3_600_000;

test("a hint cuts the pause short", async () => {
  const waker = createWaker();
  const paused = waker.wait(HOUR_MS);
  waker.wake();
  await paused;
});

test("a hint that came while nobody paused is not lost, and counts once", async () => {
  const waker = createWaker();
  waker.wake();
  waker.wake();
  await waker.wait(HOUR_MS);
  const next = waker.wait(HOUR_MS).then(() => "over");
  expect(await Promise.race([next, Promise.resolve("pausing")])).toBe("pausing");
  waker.wake();
  expect(await next).toBe("over");
});
