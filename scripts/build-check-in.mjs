import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const FOLDER = "components/check-in";
const SCRIPT = `${FOLDER}/browser/check-in.ts`;
const STYLE = `${FOLDER}/check-in.css`;
const EARLY = `${FOLDER}/browser/early.ts`;

/**
 * How the three are made; their weight is measured by a test with the same settings.
 * @satisfies {import("esbuild").BuildOptions}
 */
export const CHECK_IN_BUILD = {
  entryPoints: [SCRIPT, STYLE, EARLY],
  bundle: true,
  minify: true,
  format: /** @type {const} */ ("iife"),
  // Phones of 2018 and later.
  target: ["es2020", "safari14.1", "chrome80", "firefox78"],
};

/**
 * Builds the check-in's own files, by hand and not by Next, whose pages all carry React. The script's name holds a hash of its content, so that
 * it can be cached for ever. The stylesheet and the lines that run first are written into each page, so that no page waits for them: nobody
 * asks for them as files. dist/check-in-assets.json holds the texts of these two and the address of the script.
 * @param {string} root the project's folder
 * @returns {Promise<void>}
 */
export async function buildCheckIn(root) {
  // Whatever was built before no longer fits these.
  rmSync(join(root, "dist", "BUILD_ID"), { force: true });
  const [js, css, early] = await Promise.all([buildScript(root), buildText(root, STYLE), buildText(root, EARLY)]);
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, "dist", "check-in-assets.json"), `${JSON.stringify({ css, early, js }, null, 2)}\n`);
}

/** @returns {Promise<string>} the script's address */
async function buildScript(root) {
  const folder = join(root, "public", "assets", "check-in");
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    ...CHECK_IN_BUILD,
    entryPoints: [SCRIPT],
    absWorkingDir: root,
    outdir: folder,
    entryNames: "[name].[hash]",
    sourcemap: "linked",
    metafile: true,
    logLevel: "warning",
  });
  const [output] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined) ?? [];
  return `/assets/check-in/${basename(output ?? "")}`;
}

/** @returns {Promise<string>} what is to stand between the tags of a style or a script element @throws when it would end that element */
async function buildText(root, entryPoint) {
  const { outputFiles } = await build({ ...CHECK_IN_BUILD, entryPoints: [entryPoint], absWorkingDir: root, write: false });
  const text = outputFiles[0]?.text.trim() ?? "";
  if (/<[/!]/.test(text)) throw new Error(`${entryPoint} cannot be written into a page: it holds </ or <!`);
  return text;
}
