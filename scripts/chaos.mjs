// npm run chaos: installs and builds what is missing or stale, then runs scripts/chaos/main.ts with its options.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, isInstalled } from "./install-packages.mjs";
import { requireNode } from "./require-node.mjs";
import { runStep } from "./run-step.mjs";
import { buildStamp, sourceStamp } from "./source-stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
requireNode();
// A setting in the shell would change what is tried.
delete process.env.NODE_ENV;

if (!isInstalled(root) && !(await installPackages(root))) process.exit(1);
if (buildStamp(root) !== sourceStamp(root)) {
  const built = await runStep("building", process.execPath, ["scripts/build.mjs"], "The build failed; its messages are above.");
  if (!built) process.exit(1);
}
const { register } = await import("tsx/esm/api");
register();
await import("./chaos/main.ts");
