import { setTimeout as wait } from "node:timers/promises";
import { isSameProcess, processStart } from "@/scripts/supervisor/process-identity";

/** One step of a stop: the signal, and how long its effect is awaited before the next, harder one. */
export interface StopStep {
  signal: NodeJS.Signals;
  waitMs: number;
}

const POLL_MS = 20;

/**
 * Ends a process by ever harder signals and returns when it is gone. Checks before each signal that the pid is still the same process,
 * so that a number reused meanwhile is never hit.
 * @throws Error if it outlives every step
 */
export async function stopProcess(pid: number, steps: readonly StopStep[]): Promise<void> {
  const start = processStart(pid);
  if (start === undefined) return;
  for (const { signal, waitMs } of steps) {
    if (!isSameProcess(pid, start)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
    const deadline = performance.now() + waitMs;
    while (performance.now() < deadline) {
      if (!isSameProcess(pid, start)) return;
      await wait(POLL_MS);
    }
  }
  if (isSameProcess(pid, start)) throw new Error(`process ${pid} does not end`);
}
