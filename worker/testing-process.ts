import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inject } from "vitest";

/** The real worker in a process of its own. */
export type WorkerProcess = {
  /** All that it printed so far. */
  output(): string;
  /** Resolves when it has printed this text. */
  printed(text: string): Promise<void>;
  /** Resolves with the exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts the worker's program with these settings and nothing else of this process's environment but PATH. */
export function startWorkerProcess(env: Record<string, string>): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, ["--enable-source-maps", inject("programs").worker], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", NODE_ENV: "test", ...env },
  });
  let output = "";
  let waiting: (() => void)[] = [];
  const heard = () => {
    const wake = waiting;
    waiting = [];
    for (const one of wake) one();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      heard();
    });
  }
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return {
    output: () => output,
    printed: async (text) => {
      while (!output.includes(text)) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
