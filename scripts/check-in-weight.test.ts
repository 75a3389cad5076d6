import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { CHECK_IN_BUILD } from "./build-check-in.mjs";

test.each([
  ["check-in.js", 9500],
  ["check-in.css", 10_000],
  ["early.js", 300],
])("on a slow line %s weighs at most %i bytes, and no library is in it", async (name, most) => {
  const { outputFiles, metafile } = await build({
    ...CHECK_IN_BUILD,
    absWorkingDir: process.cwd(),
    outdir: "weighed",
    entryNames: "[name]",
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const file = outputFiles.find(({ path }) => path.endsWith(`/${name}`));
  expect(file && brotliCompressSync(file.contents).length).toBeLessThanOrEqual(most);
  expect(Object.keys(metafile.inputs).filter((input) => !input.startsWith("components/check-in/"))).toEqual([]);
});
