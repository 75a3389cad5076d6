import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { processStart } from "@/scripts/supervisor/process-identity";
import { takeRunLock } from "@/scripts/supervisor/run-lock";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "isomood-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (pid: number, start: string) =>
  writeFileSync(join(folder, "run.lock"), JSON.stringify({ pid, start, address: "http://localhost:1" }));
const sleeper = (): ChildProcess => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

describe("the lock of a data folder", () => {
  test("a second start is told who runs and where", async () => {
    const first = await takeRunLock(folder, "http://localhost:3000");
    expect(first.ok).toBe(true);
    expect(await takeRunLock(folder, "http://localhost:3001")).toEqual({ ok: false, pid: process.pid, address: "http://localhost:3000" });
  });

  test("of ten starts at the same moment one gets it", async () => {
    for (let round = 0; round < 30; round++) {
      write(2_147_483_000, `long ago ${round}`);
      const results = await Promise.all(Array.from({ length: 10 }, () => takeRunLock(folder, "x")));
      expect(results.filter(({ ok }) => ok).length).toBe(1);
      expect(readdirSync(folder)).toEqual(["run.lock"]);
    }
  });

  test("one left by a killed process is taken over", async () => {
    write(2_147_483_000, "long ago");
    expect((await takeRunLock(folder, "x")).ok).toBe(true);
  });

  test("one whose process id now belongs to another program is taken over", async () => {
    write(process.pid, "another start");
    expect((await takeRunLock(folder, "x")).ok).toBe(true);
  });

  test("one that was cut short by a crash is taken over", async () => {
    writeFileSync(join(folder, "run.lock"), '{"pid":');
    expect((await takeRunLock(folder, "x")).ok).toBe(true);
  });

  test("children that outlived their killed supervisor are ended, a stranger with such a number is not", async () => {
    const [child, stranger] = [sleeper(), sleeper()];
    try {
      const ended = once(child, "exit");
      const known = [
        { pid: child.pid, start: processStart(child.pid ?? 0) },
        { pid: stranger.pid, start: "another start" },
      ];
      writeFileSync(join(folder, "children.json"), JSON.stringify(known));
      await takeRunLock(folder, "x");
      await ended;
      expect(stranger.signalCode).toBeNull();
    } finally {
      for (const one of [child, stranger]) one.kill("SIGKILL");
    }
  });

  test("of two lists of children recorded at once the later one stays", async () => {
    const taken = await takeRunLock(folder, "x");
    if (!taken.ok) throw new Error("not taken");
    const { recordChildren } = taken.lock;
    for (let round = 0; round < 20; round++) {
      await Promise.all([recordChildren([process.ppid]), recordChildren([process.ppid, process.pid])]);
      expect(JSON.parse(readFileSync(join(folder, "children.json"), "utf8"))).toHaveLength(2);
    }
  });

  test("is gone when released, and nothing else is left", async () => {
    const taken = await takeRunLock(folder, "x");
    if (!taken.ok) throw new Error("not taken");
    await taken.lock.recordChildren([process.pid]);
    expect(JSON.parse(readFileSync(join(folder, "children.json"), "utf8"))).toEqual([
      { pid: process.pid, start: processStart(process.pid) },
    ]);
    await taken.lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
