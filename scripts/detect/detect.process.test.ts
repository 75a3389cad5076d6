import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "isomood-detect-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = (id: string) =>
  JSON.stringify({
    id,
    courseStart: "2026-01-05",
    responses: [{ at: "2026-01-05", instrument: "phq9", items: [0, 1, 0, 1, 0, 0, 0, 0, 0] }],
  });
const bad = (id: string) =>
  JSON.stringify({ id, courseStart: "2026-01-05", responses: [{ at: "2026-01-05", instrument: "phq9", total: 99 }] });

/** Where the user stands is the folder of the test; settings and database there are none. */
function start(...args: string[]): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, INIT_CWD: folder, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  return spawn(process.execPath, ["scripts/run.mjs", "detect", ...args], { cwd: ROOT, env: env as unknown as NodeJS.ProcessEnv });
}

async function run(input: string | Uint8Array | null, ...args: string[]) {
  const child = start(...args);
  const closed = once(child, "close");
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  child.stdin.on("error", () => {}); // it may have ended before it read all
  child.stdin.end(input ?? "");
  const [code] = await closed;
  const answers: { id: string | null; error?: string }[] = said.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { code, answers, stderr: said.stderr };
}

const lines = Array.from({ length: 500 }, (_, i) => (i % 100 === 50 ? bad(`p${i}`) : good(`p${i}`)));
writeFileSync(join(folder, "courses.ndjson"), `${lines.join("\n")}\n`);
const ids = lines.map((_, i) => `p${i}`);
const failed = ["p50", "p150", "p250", "p350", "p450"];

describe("the detect command", () => {
  test("answers a file line by line in order, goes on after a bad one, and says at the end that there was one", async () => {
    const { code, answers, stderr } = await run(null, "courses.ndjson");
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(answers.filter(({ error }) => error !== undefined).map(({ id }) => id)).toEqual(failed);
    expect([code, stderr]).toEqual([1, ""]);
  });

  test.each([[[]], [["-"]]])("reads standard input with the arguments %j", async (args) => {
    const { code, answers, stderr } = await run(`\ufeff${good("a")}\r\n\r\n${good("b")}`, ...args);
    expect(answers.map(({ id }) => id)).toEqual(["a", "b"]);
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("answers a line of 10 MB, and one that is no text, with an error", async () => {
    const input = Buffer.concat([Buffer.from(`${"x".repeat(10_000_000)}\n`), Buffer.of(0xff, 10), Buffer.from(good("last"))]);
    const { code, answers } = await run(input);
    expect(answers).toMatchObject([
      { id: null, error: "line: is longer than 1 MiB" },
      { id: null, error: "line: is not UTF-8" },
      { id: "last", scores: [{ total: 2 }] },
    ]);
    expect(code).toBe(1);
  });

  test("answers one line while the next is not written yet", async () => {
    const child = start();
    const closed = once(child, "close");
    child.stdin.write(`${good("first")}\n`);
    const [answer] = await once(child.stdout, "data");
    expect(JSON.parse(String(answer))).toMatchObject({ id: "first" });
    child.stdin.end();
    expect(await closed).toEqual([0, null]);
  });

  test("ends quietly when its reader does", async () => {
    const child = start();
    const closed = once(child, "close");
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {});
    // Lines without end: only the reader's going can stop it.
    const write = () => {
      while (child.stdin.writable && child.stdin.write(`${good("again")}\n`));
    };
    child.stdin.on("drain", write);
    write();
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await closed).toEqual([0, null]);
    expect(stderr).toBe("");
  });

  test("of nothing is nothing", async () => {
    expect(await run("")).toEqual({ code: 0, answers: [], stderr: "" });
  });

  test.each([
    ["a file that is not there", ["nobody.ndjson"], "nobody.ndjson"],
    ["a folder", ["."], "EISDIR"],
    ["two files", ["courses.ndjson", "courses.ndjson"], "npm run -s detect -- FILE.ndjson"],
    ["an option it does not know", ["--help"], "npm run -s detect -- FILE.ndjson"],
  ])("given %s says what to do, on standard error", async (_, args, said) => {
    const { code, answers, stderr } = await run("", ...args);
    expect([code, answers]).toEqual([2, []]);
    expect(stderr).toContain(said);
    expect(stderr).toContain("docs/detect.md");
    expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
  });
});
