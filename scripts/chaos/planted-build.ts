import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** One statement of a source file, relative to the project, and what stands in its place. */
export type Replacement = { readonly file: string; readonly from: string; readonly to: string };

/**
 * The sending of check-ins is served from a bundle of its own, so that its sources can be changed without Next's build. Loaded once Next is
 * prepared: parts of Next that are loaded before it find no surroundings, and break every page.
 */
const BESIDE_NEXT: readonly Replacement[] = [
  {
    file: "server/web.ts",
    from: "const handle = app.getRequestHandler();",
    to: 'const handle = (await import(new URL("./beside-next.mjs", import.meta.url).href)).besideNext(app.getRequestHandler());',
  },
];

/**
 * A copy of the build in which web and worker are made from sources with these statements replaced. Nothing in the product knows of it.
 * @throws Error where a statement is not found exactly once: then the fault would not be planted
 */
export async function plantedBuild(root: string, replacements: readonly Replacement[]): Promise<{ root: string; remove(): void }> {
  const copy = mkdtempSync(join(tmpdir(), "isomood-planted-"));
  chmodSync(copy, 0o711);
  for (const name of readdirSync(root)) if (name !== "dist" && name !== ".next") symlinkSync(join(root, name), join(copy, name));
  // Copied, not linked: Next finds its chunks from where they really are.
  for (const name of ["dist", ".next"]) {
    const filter = (path: string) => path !== join(root, ".next", "cache");
    cpSync(join(root, name), join(copy, name), { recursive: true, verbatimSymlinks: true, filter });
  }
  const wanted = [...BESIDE_NEXT, ...replacements];
  const done = new Set<Replacement>();
  await build({
    absWorkingDir: root,
    entryPoints: { web: "server/web.ts", "beside-next": "scripts/chaos/beside-next.ts", worker: "worker/main.ts" },
    outdir: join(copy, "dist"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    jsx: "automatic",
    logLevel: "error",
    plugins: [replacing(root, wanted, done), NEXT_AS_FILES],
  });
  for (const one of wanted) if (!done.has(one)) throw new Error(`not planted: nothing is built from ${one.file}`);
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

/** Node finds next/headers and its like, which Next's own build knows by name, as files only. */
const NEXT_AS_FILES: Plugin = {
  name: "next-as-files",
  setup(made) {
    made.onResolve({ filter: /^next\/[a-z]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true }));
  },
};

function replacing(root: string, wanted: readonly Replacement[], done: Set<Replacement>): Plugin {
  return {
    name: "plant",
    setup(made) {
      for (const file of new Set(wanted.map((one) => one.file))) {
        const path = join(root, file);
        made.onLoad({ filter: new RegExp(`${file.replaceAll(".", "\\.")}$`) }, (loaded) => {
          if (loaded.path !== path) return undefined;
          let contents = readFileSync(path, "utf8");
          for (const one of wanted.filter((replacement) => replacement.file === file)) {
            if (contents.split(one.from).length !== 2) throw new Error(`not planted: ${one.file} does not hold once: ${one.from}`);
            contents = contents.replace(one.from, () => one.to);
            done.add(one);
          }
          return { contents, loader: file.endsWith("x") ? "tsx" : "ts" };
        });
      }
    },
  };
}
