import { expect, test, vi } from "vitest";
import { keepRunning } from "./keep-running";

test("a program that fell silent is ended and started again; one that goes on speaking is left alone", async () => {
  const lines: string[] = [];
  const starts: number[] = [];
  const once = "process.send('alive', () => {}); setInterval(() => {}, 1000)";
  const always = "setInterval(() => process.send('alive', () => {}), 50)";
  const keep = (name: string, program: string) =>
    keepRunning({
      ...{ name, args: ["-e", program], env: { PATH: process.env.PATH, NODE_ENV: "test" }, cwd: process.cwd(), silentAfterMs: 1_500 },
      stopSteps: [{ signal: "SIGKILL", waitMs: 5_000 }],
      log: (line) => lines.push(line),
      onStart: (pid) => starts.push(pid),
    });
  const kept = [keep("mute", once), keep("talker", always)];
  try {
    await vi.waitFor(() => expect(starts).toHaveLength(3), { timeout: 20_000, interval: 20 });
    expect(lines).toEqual(["mute has said nothing for 2 s; ending it", "mute ended (SIGKILL); starting it again"]);
  } finally {
    await Promise.all(kept.map((one) => one.stop()));
  }
});
