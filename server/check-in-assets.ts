import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifest = z.object({ "check-in.css": z.string().startsWith("/"), "check-in.js": z.string().startsWith("/") });

let assets: { readonly css: string; readonly js: string } | undefined;

/** Where the check-in's stylesheet and script are: the build names them by their content. Read once. @throws when there was no build */
export function checkInAssets(): { readonly css: string; readonly js: string } {
  if (!assets) {
    const files = manifest.parse(JSON.parse(readFileSync(join(process.cwd(), "dist", "check-in-assets.json"), "utf8")));
    assets = { css: files["check-in.css"], js: files["check-in.js"] };
  }
  return assets;
}
