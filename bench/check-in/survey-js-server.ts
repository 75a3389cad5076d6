import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check-in</title><link rel="stylesheet" href="/form.css"><script src="/form.js" defer></script></head><body><div id="survey"></div></body></html>`;
const TYPES = { "/": "text/html; charset=utf-8", "/form.js": "text/javascript", "/form.css": "text/css" } as const;

/** A page with the PHQ-9 in SurveyJS, as small as its packages allow: one minified bundle and one stylesheet, both sent as brotli. */
export type SurveyJsPage = { readonly url: string; readonly scriptBytes: number; readonly styleBytes: number; readonly stop: () => void };

/** Builds it and serves it on a free port of 127.0.0.1. Sizes in bytes, brotli at its best. */
export async function serveSurveyJs(): Promise<SurveyJsPage> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, "bench/check-in/survey-js-form.ts")],
    outdir: "/",
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020", "safari14.1", "chrome80", "firefox78"],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const built = (extension: string) =>
    brotliCompressSync(outputFiles.find(({ path }) => path.endsWith(extension))?.contents ?? new Uint8Array());
  const files = { "/": brotliCompressSync(PAGE), "/form.js": built(".js"), "/form.css": built(".css") };
  const server = createServer(({ url = "/" }, response) => {
    const path = (url in files ? url : "/") as keyof typeof files;
    response.writeHead(200, {
      "content-type": TYPES[path],
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
    });
    response.end(files[path]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    scriptBytes: files["/form.js"].length,
    styleBytes: files["/form.css"].length,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
