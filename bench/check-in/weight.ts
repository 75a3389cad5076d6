import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What a check-in page of the build weighs: its one script and its one stylesheet, bytes of brotli at its best.
 * @throws Error where there is no build, where React is in the script, or where the stylesheet wants a font
 */
export function weighCheckIn(): { scriptBytes: number; styleBytes: number } {
  const manifest = JSON.parse(readFileSync(join(ROOT, "dist/check-in-assets.json"), "utf8")) as Record<string, string>;
  const read = (name: string) => readFileSync(join(ROOT, "public", manifest[name] ?? ""));
  const [script, style] = [read("check-in.js"), read("check-in.css")];
  if (/react/i.test(script.toString())) throw new Error("React is in the check-in's script");
  if (/@font-face|@import/.test(style.toString())) throw new Error("the check-in's stylesheet wants more than itself");
  return { scriptBytes: brotliCompressSync(script).length, styleBytes: brotliCompressSync(style).length };
}
