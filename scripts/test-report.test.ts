import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countChaos, countPlaywright, countVitest } from "@/scripts/test-report.mjs";

const folder = mkdtempSync(join(tmpdir(), "isomood-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  file({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0, testResults });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  file({ stats: { expected, unexpected, flaky, skipped } });

describe("the count of a Vitest run", () => {
  test("is what the report says", () => {
    expect(countVitest(vitest(7, 0), 0)).toMatchObject({ passed: 7, failed: 0 });
    expect(countVitest(vitest(7, 2), 1)).toMatchObject({ passed: 7, failed: 2 });
  });

  test("takes a file that could not be loaded as a failure", () => {
    expect(countVitest(vitest(7, 0, [{ status: "failed", assertionResults: [] }]), 1)).toMatchObject({ passed: 7, failed: 1 });
  });

  test("does not count a failed test twice", () => {
    expect(countVitest(vitest(7, 1, [{ status: "failed", assertionResults: [{ status: "failed" }] }]), 1)).toMatchObject({ failed: 1 });
  });

  test("takes a runner that ended badly without a failed test as a failure", () => {
    expect(countVitest(vitest(7, 0), 1)).toMatchObject({ passed: 7, failed: 1 });
  });
});

describe("the count of a Playwright run", () => {
  test("is what the report says", () => {
    expect(countPlaywright(playwright(5, 0, 0, 1), 0)).toMatchObject({ passed: 5, failed: 0, note: "1 skipped" });
  });

  test("takes a test that passed only when tried again as failed", () => {
    expect(countPlaywright(playwright(5, 1, 1), 1)).toMatchObject({ passed: 5, failed: 2 });
  });
});

describe.each([
  ["Vitest", countVitest, () => vitest(0, 0)],
  ["Playwright", countPlaywright, () => playwright(0, 0)],
] as const)("a %s run", (_name, count, empty) => {
  test("that ran nothing has failed", () => expect(count(empty(), 0)).toMatchObject({ passed: 0, failed: 1 }));
  test("that left no report has failed", () => expect(count(join(folder, "missing.json"), 0)).toMatchObject({ passed: 0, failed: 1 }));
  test("that left half a report has failed", () => expect(count(file('{"num'), 0)).toMatchObject({ passed: 0, failed: 1 }));
});

describe("the count of a chaos run", () => {
  test("is what the run wrote down, and a run that wrote nothing has failed", () => {
    expect(countChaos(file({ passed: 25, failed: 0 }), 0)).toMatchObject({ passed: 25, failed: 0 });
    expect(countChaos(file({ passed: 24, failed: 1 }), 1)).toMatchObject({ passed: 24, failed: 1 });
    expect(countChaos(file("no JSON"), 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(countChaos(file({ passed: 25, failed: 0 }), 7)).toMatchObject({ failed: 1 });
  });
});
