import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from. Documentation, tests and benchmarks are not in it: changing them asks for no new build. */
const SOURCES = [
  "app",
  "clinical",
  "components",
  "contracts",
  "db",
  "messages",
  "public",
  "scripts",
  "server",
  "worker",
  "instrumentation.ts",
  "next.config.js",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
const LEFT_OUT = /(^|\/)(\.[^/]*|testing|chaos|assets|[^/]*\.md|[^/]*\.test\.tsx?)$/;

/**
 * One hash over the names and contents of everything that goes into a build, the same in every clone. Contents, not times: a checkout
 * or a copy gives files new times in any order.
 * @param {string} root the project's folder
 * @returns {string} 16 hexadecimal digits
 */
export function sourceStamp(root) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (LEFT_OUT.test(path)) return;
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
      return;
    }
    hash.update(path).update("\0").update(readFileSync(full)).update("\0");
  };
  for (const path of SOURCES) add(path);
  return hash.digest("hex").slice(0, 16);
}

/**
 * The stamp of the sources that the present build was made from.
 * @param {string} root
 * @returns {string | undefined} undefined if there is no finished build
 */
export function buildStamp(root) {
  try {
    const stamp = readFileSync(join(root, "dist", "BUILD_ID"), "utf8").trim();
    return existsSync(join(root, ".next", "BUILD_ID")) ? stamp : undefined;
  } catch {
    return undefined;
  }
}
