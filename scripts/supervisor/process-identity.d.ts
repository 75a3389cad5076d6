/**
 * When a process began, in an opaque form that only this machine's same boot can compare. A pid alone proves nothing: after a
 * crash or a reboot the number belongs to somebody else.
 * @returns undefined if no such process lives (a zombie counts as dead: it only waits to be reaped)
 */
export function processStart(pid: number): string | undefined;

/** True if the process that had this pid and this start (see processStart) still lives. */
export function isSameProcess(pid: number, start: string): boolean;

export function isAlive(pid: number): boolean;

/** Working directory of a live process; undefined where the system does not tell. */
export function workingDirectory(pid: number): string | undefined;

/** Command line of a live process as one string; empty if it is gone. */
export function commandLine(pid: number): string;
