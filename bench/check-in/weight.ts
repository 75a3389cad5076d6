import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { checkInAssets } from "@/server/check-in-assets";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What a check-in page of the build weighs, bytes of brotli at its best: its one script with the lines of it that are written into the page,
 * and its one stylesheet, which is written there as a whole.
 * @throws Error where there is no build, where React is in the script, or where the stylesheet wants a font
 */
export function weighCheckIn(): { scriptBytes: number; styleBytes: number } {
  const { css, early, js } = checkInAssets();
  const script = readFileSync(join(ROOT, "public", js));
  if (/react/i.test(script.toString())) throw new Error("React is in the check-in's script");
  if (/@font-face|@import/.test(css)) throw new Error("the check-in's stylesheet wants more than itself");
  const weigh = (content: string | Uint8Array) => brotliCompressSync(content).length;
  return { scriptBytes: weigh(script) + weigh(early), styleBytes: weigh(css) };
}
