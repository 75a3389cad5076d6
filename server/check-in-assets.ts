import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifest = z.strictObject({ css: z.string().min(1), early: z.string().min(1), js: z.string().startsWith("/") });
type Assets = Readonly<z.infer<typeof manifest>>;

let assets: Assets | undefined;

/**
 * What the build made of the check-in's own files: the text of its stylesheet and of the lines that run first, and where its script is,
 * which is named by its content. Read once. @throws when there was no build
 */
export function checkInAssets(): Assets {
  assets ??= manifest.parse(JSON.parse(readFileSync(join(process.cwd(), "dist", "check-in-assets.json"), "utf8")));
  return assets;
}
