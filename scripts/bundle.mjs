import { build } from "esbuild";

/**
 * Bundles programs of ours for Node, one file each; packages stay where they are installed.
 * @param {string} root the project's folder
 * @param {Record<string, string>} programs name under outdir, without extension -> source
 * @param {string} outdir below root, so that packages are found
 */
export async function bundle(root, programs, outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    jsx: "automatic",
    sourcemap: "linked",
    logLevel: "warning",
  });
}
