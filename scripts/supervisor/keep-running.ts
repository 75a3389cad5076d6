import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { type StopStep, stopProcess } from "@/scripts/supervisor/stop-process";

export interface KeptProcess {
  /** undefined between a death and the restart. */
  pid: () => number | undefined;
  stop: () => Promise<void>;
}

export interface KeepRunningOptions {
  name: string;
  /** Arguments of node: the script last. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  stopSteps: readonly StopStep[];
  /** Ended, and so started again, when after its first message it sends none for so long: it hangs. Without it nothing is expected. */
  silentAfterMs?: number;
  /** Where it prints to (default: where we do): a file's descriptor. */
  output?: number;
  log: (line: string) => void;
  /** After each start, with the process's id. */
  onStart?: (pid: number) => void;
  /** The process refused its settings (exit code 78): starting it again would change nothing. */
  onRefused?: () => void;
}

const REFUSED = 78;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** After this long alive a death counts as the first again. */
const STEADY_MS = 30_000;

/**
 * Starts a Node program and starts it again whenever it ends, after a pause that doubles up to ten seconds. It runs in a session of its
 * own, so that a Ctrl-C in the terminal reaches us alone and we decide the order; its IPC channel tells it ("disconnect") should we be killed.
 */
export function keepRunning(options: KeepRunningOptions): KeptProcess {
  const { name, args, env, cwd, stopSteps, output = "inherit", silentAfterMs, log, onStart, onRefused } = options;
  let child: ChildProcess | undefined;
  let pause = FIRST_PAUSE_MS;
  const stopping = new AbortController();

  const start = () => {
    const began = performance.now();
    const started = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ["ignore", output, output, "ipc"] });
    child = started;
    if (started.pid !== undefined) onStart?.(started.pid);
    let silence: NodeJS.Timeout | undefined;
    if (silentAfterMs !== undefined)
      started.on("message", () => {
        clearTimeout(silence);
        silence = setTimeout(() => {
          log(`${name} has said nothing for ${Math.round(silentAfterMs / 1000)} s; ending it`);
          started.kill("SIGKILL");
        }, silentAfterMs).unref();
      });
    const ended = (how: string, code: number | null) => {
      clearTimeout(silence);
      if (child !== started) return;
      child = undefined;
      if (stopping.signal.aborted) return;
      if (code === REFUSED) return onRefused?.();
      if (performance.now() - began > STEADY_MS) pause = FIRST_PAUSE_MS;
      log(`${name} ended (${how}); starting it again`);
      wait(pause, undefined, { signal: stopping.signal }).then(start, () => {});
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
    started.once("error", (error) => ended(error.message, null));
    started.once("exit", (code, signal) => ended(signal ?? `exit code ${code}`, code));
  };
  start();

  return {
    pid: () => child?.pid,
    stop: async () => {
      stopping.abort();
      const { pid } = child ?? {};
      if (pid !== undefined) await stopProcess(pid, stopSteps);
    },
  };
}
