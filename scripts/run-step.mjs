import { spawn } from "node:child_process";

const STILL_MS = 15_000;

/**
 * Runs one program to its end, with a line when it begins, a sign of life while it runs and the time it took. Signals to us end it and
 * everything it started.
 * @param {string} what "building"
 * @param {string} command
 * @param {string[]} args
 * @param {string} advice printed if it fails
 * @param {boolean} [quiet] everything goes to standard error, and standard input is left alone
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runStep(what, command, args, advice, quiet = false) {
  const say = quiet ? console.error : console.log;
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  say(`  ${what} ...`);
  const sign = setInterval(() => say(`  still ${what} (${seconds()})`), STILL_MS);
  const code = await runGroup(command, args, { stdio: quiet ? ["ignore", 2, 2] : "inherit" });
  clearInterval(sign);
  if (code !== 0) {
    console.error(`\n  ${advice}\n`);
    return false;
  }
  say(`  ${what}: done in ${seconds()}`);
  return true;
}

/** The leaders of the process groups that run now. */
const running = new Set();

/**
 * Runs a program in a process group of its own, so that a signal to us can be handed to it and to all its children. Several may run at once.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @param {(child: import("node:child_process").ChildProcess) => void} [onStart]
 * @returns {Promise<number>} its exit code; 1 if it could not be started or died of a signal
 */
export async function runGroup(command, args, options, onStart) {
  const child = spawn(command, args, { ...options, detached: true });
  onStart?.(child);
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
  running.add(child);
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(`  ${error.message}`);
      resolve(1);
    });
    child.once("close", (ended) => resolve(ended ?? 1));
  });
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, endAll);
  return code;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

function endAll(signal) {
  for (const { pid } of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended already.
    }
  }
  process.exit(signal === "SIGINT" ? 130 : 143);
}
