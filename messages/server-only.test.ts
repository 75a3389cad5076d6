import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const SOURCE = /\.tsx?$/;

/** What a browser starts with: the check-in's script, and every module that says it is for the client. */
function entries(): string[] {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(root, folder, name)),
  );
  const sources = files.filter((file) => SOURCE.test(file) && !/\.test\.tsx?$/.test(file));
  const inBrowser = (file: string) =>
    file.includes("components/check-in/browser/") || /^["']use client["']/.test(readFileSync(file, "utf8"));
  return sources.filter(inBrowser);
}

/** The modules a file takes values from; a type leaves nothing in a bundle. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/^(?:import|export)(?! type\b)[^;]*?from "([^"]+)"|^import "([^"]+)"/gm);
  return [...found].flatMap(([, named, bare]) => named ?? bare ?? []);
}

/** The source file behind one of our own names; undefined for a package. */
function fileOf(name: string, from: string): string | undefined {
  if (!name.startsWith("@/") && !name.startsWith(".")) return undefined;
  const path = name.startsWith("@/") ? join(root, name.slice(2)) : join(dirname(from), name);
  return [`${path}.ts`, `${path}.tsx`, join(path, "index.ts")].find(existsSync);
}

test("no sentence for patients and nothing of next-intl is loaded by a browser: pages come ready from the server", () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const waiting = entries();
  expect(waiting.length).toBeGreaterThan(10);
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of importsOf(file)) {
      const next = fileOf(name, file);
      if (next) waiting.push(next);
      else packages.add(name);
    }
  }
  expect([...seen].map((file) => relative(root, file)).filter((file) => file.startsWith("messages/"))).toEqual([]);
  expect([...packages].filter((name) => /^(next|use)-intl/.test(name))).toEqual([]);
  expect(packages).toContain("react");
});
