import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "@/scripts/bundle.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The programs that database tests start, dozens of times: bundled as in a build, each start takes a quarter of the time. */
const PROGRAMS = {
  worker: "worker/main.ts",
  web: "server/web.ts",
  "audit-verify": "scripts/commands/audit-verify.ts",
  seed: "scripts/testing/seed-program.ts",
};

export type Programs = Readonly<Record<keyof typeof PROGRAMS, string>>;

/** Bundles them from the sources as they are. `remove` when nobody starts one any more. */
export async function bundlePrograms(): Promise<{ programs: Programs; remove: () => Promise<void> }> {
  // Where packages are found from, and nothing is watched, linted or built from.
  const folder = await mkdtemp(join(ROOT, "node_modules", ".isomood-programs-"));
  await bundle(ROOT, PROGRAMS, folder);
  const path = (name: keyof typeof PROGRAMS) => join(folder, `${name}.mjs`);
  return {
    programs: { worker: path("worker"), web: path("web"), "audit-verify": path("audit-verify"), seed: path("seed") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
