import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildStamp, sourceStamp } from "./source-stamp.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Made by Next itself; nobody's data is behind them. */
const OF_NEXT = /^\/(_not-found|_global-error|icon\.svg|favicon\.ico)/;

// After the build, among the tests of what was built: docs/access-matrix.test.ts compares the same sources with the matrix.
test("the build is of these sources, and serves their routes and no others", () => {
  expect(buildStamp(ROOT)).toBe(sourceStamp(ROOT));
  const built: Record<string, string> = JSON.parse(readFileSync(join(ROOT, ".next/app-path-routes-manifest.json"), "utf8"));
  const served = Object.keys(built).filter((name) => /\/(route|page)$/.test(name) && !OF_NEXT.test(name));
  const sources = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file))
    .map((file) => `/${file.replace(/\.tsx?$/, "")}`);
  expect(sources.length).toBeGreaterThan(20);
  expect(served.sort()).toEqual(sources.sort());
});
