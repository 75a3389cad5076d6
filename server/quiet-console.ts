import { errorFields, log } from "./log";

/**
 * Takes the console away from libraries: Next prints whole errors, and a driver's error quotes the statement with its parameters. What
 * was an error is logged by its name and code; the rest is dropped.
 */
export function quietConsole(): void {
  const failed = (...parts: unknown[]) => log("error", "library-error", errorFields(parts.find((part) => part instanceof Error) ?? null));
  const dropped = () => {};
  Object.assign(console, { error: failed, trace: failed, warn: dropped, log: dropped, info: dropped, debug: dropped });
}

/** Logs what nobody caught, by name and code. An exception ends the process, which is then in a state nobody planned for. */
export function logUncaught(process: NodeJS.Process): void {
  process.on("unhandledRejection", (error) => log("error", "unhandled-rejection", errorFields(error)));
  process.on("uncaughtException", (error) => {
    log("error", "uncaught-exception", errorFields(error));
    process.exit(1);
  });
}
