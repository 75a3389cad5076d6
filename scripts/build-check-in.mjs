import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * How the two are made; their weight is measured by a test with the same settings.
 * @satisfies {import("esbuild").BuildOptions}
 */
export const CHECK_IN_BUILD = {
  entryPoints: ["components/check-in/browser/check-in.ts", "components/check-in/check-in.css"],
  bundle: true,
  minify: true,
  format: /** @type {const} */ ("iife"),
  // Phones of 2018 and later.
  target: ["es2020", "safari14.1", "chrome80", "firefox78"],
};

/**
 * Builds the check-in's one script and one stylesheet, by hand and not by Next, whose pages all carry React. Their names hold a hash of
 * the content, so that they can be cached for ever; dist/check-in-assets.json says which file is which.
 * @param {string} root the project's folder
 * @returns {Promise<void>}
 */
export async function buildCheckIn(root) {
  // Whatever was built before no longer fits these.
  rmSync(join(root, "dist", "BUILD_ID"), { force: true });
  const folder = join(root, "public", "assets", "check-in");
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    ...CHECK_IN_BUILD,
    absWorkingDir: root,
    outdir: folder,
    entryNames: "[name].[hash]",
    sourcemap: "linked",
    metafile: true,
    logLevel: "warning",
  });
  const manifest = {};
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    manifest[basename(entryPoint).replace(/\.ts$/, ".js")] = `/assets/check-in/${basename(output)}`;
  }
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, "dist", "check-in-assets.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
