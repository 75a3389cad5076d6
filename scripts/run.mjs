// npm run create-clinic and its like: runs one of scripts/commands with the settings of .env, from the build if there is one.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { embeddedSettings } from "./embedded-settings.mjs";
import { installPackages, isInstalled } from "./install-packages.mjs";
import { requireNode } from "./require-node.mjs";
import { buildStamp, sourceStamp } from "./source-stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
requireNode();

/** Commands that read and write data alone: no settings, no database, and nothing but data on standard output. */
const FILTERS = ["detect"];

const [name = ""] = process.argv.splice(2, 1);
if (!/^[a-z-]+$/.test(name) || !existsSync(join("scripts", "commands", `${name}.ts`))) {
  console.error(`There is no command ${name || "without a name"}: see scripts/commands.`);
  process.exit(64);
}
const isFilter = FILTERS.includes(name);
if (!isFilter) {
  if (existsSync(".env")) process.loadEnvFile(".env");
  Object.assign(process.env, embeddedSettings(process.env));
}
if (!isInstalled(root) && !(await installPackages(root, { quiet: isFilter }))) process.exit(1);
if (buildStamp(root) === sourceStamp(root)) {
  await import(`../dist/commands/${name}.mjs`);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import(`./commands/${name}.ts`);
}
