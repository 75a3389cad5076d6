import { expect, test, vi } from "vitest";
import { watchMailServer } from "./mail-server-watch";

/** A server that answers as told, one answer a question. */
function watched(answers: boolean[]) {
  const reaches = vi.fn(async () => answers.shift() ?? true);
  const pause = vi.fn(async () => {});
  const back = vi.fn(async () => {});
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  return { watch: watchMailServer({ reaches, pause, back }), reaches, pause, back };
}

test("a server that answers after a failed try is not away, and nothing is brought forward", async () => {
  const { watch, reaches, back } = watched([true]);
  watch.failed();
  await vi.waitFor(() => expect(reaches).toHaveBeenCalledTimes(1));
  expect(watch.isAway()).toBe(false);
  expect(back).not.toHaveBeenCalled();
});

test("a server that is away is asked until it answers, and its return is told once", async () => {
  const { watch, reaches, pause, back } = watched([false, false, false, true]);
  watch.failed();
  watch.failed();
  await vi.waitFor(() => expect(back).toHaveBeenCalledTimes(1));
  expect(watch.isAway()).toBe(false);
  expect([reaches.mock.calls.length, pause.mock.calls.length]).toEqual([4, 3]);
});

test("a worker that stops asks no more and brings nothing forward", async () => {
  const { watch, reaches, pause, back } = watched([false, false]);
  pause.mockImplementation(async () => watch.stop());
  watch.failed();
  await vi.waitFor(() => expect(pause).toHaveBeenCalledTimes(1));
  watch.failed();
  await Promise.resolve();
  expect(reaches).toHaveBeenCalledTimes(1);
  expect(back).not.toHaveBeenCalled();
});
