import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIOME = join(ROOT, "node_modules/@biomejs/biome/bin/biome");

/** Which folder may import which: said a second time here, independently of biome.json, so that a slip in either is seen. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  clinical: [],
  contracts: ["clinical"],
  messages: ["clinical", "contracts"],
  db: ["clinical", "contracts"],
  server: ["clinical", "contracts", "db", "messages"],
  worker: ["clinical", "contracts", "db", "messages"],
  components: ["clinical", "contracts", "messages"],
  app: ["clinical", "components", "contracts", "messages", "server"],
};
const FOLDERS = [...Object.keys(MAY_IMPORT), "scripts", "bench", "e2e"];

interface Planted {
  /** The importing file, relative to the project. */
  file: string;
  code: string;
  refused: boolean;
}

const forms = (to: string) => [`@/${to}/thing`, `@/${to}`, `../${to}/thing`, `../../${to}/deep/thing`];

const planted: Planted[] = [];
const plant = (
  folder: string,
  specifier: string,
  refused: boolean,
  code = `import { thing } from "${specifier}";\nexport const x = thing;\n`,
) => {
  planted.push({ file: `${folder}/deep/case-${planted.length}.ts`, code, refused });
};

for (const [from, may] of Object.entries(MAY_IMPORT)) {
  for (const to of FOLDERS.filter((folder) => folder !== from)) {
    for (const specifier of forms(to)) plant(from, specifier, !may.includes(to));
  }
  plant(from, `@/${from}/thing`, false);
  plant(from, "../thing", false);
  plant(from, "./thing", false);
  for (const driver of ["drizzle-orm", "drizzle-orm/postgres-js", "postgres"]) plant(from, driver, from !== "db");
  plant(from, "zod", from === "clinical");
  plant(from, "node:fs", from === "clinical");
  plant(from, "temporal-polyfill", false);
  if (!may.includes("scripts")) {
    for (const code of [
      'import type { T } from "@/scripts/thing";\nexport type U = T;\n',
      'export { thing } from "../../scripts/thing";\n',
      'export const load = () => import("@/scripts/thing");\n',
    ])
      plant(from, "", true, code);
  }
}
for (const folder of ["scripts", "bench", "e2e"]) {
  plant(folder, "@/db/client", false);
  plant(folder, "@/server/env", false);
  plant(folder, "postgres", true);
  plant(folder, "drizzle-orm", true);
}
for (const allowed of [
  "@/server/use-cases/submit-check-in",
  "@/server/mails/render-mail",
  "@/server/mails/alert",
  "@/server/metrics/counters",
  "@/server/watch/alert-path",
  "@/server/env",
  "@/server/log",
])
  plant("worker", allowed, false);
for (const shared of ["components/form", "components/ui"]) {
  for (const screen of ["@/components/patient/thing", "@/components/patient/deep/thing", "../../patient/thing", "@/server/env", "postgres"])
    plant(shared, screen, true);
  for (const allowed of ["@/components/ui/thing", "@/components/form/thing", "@/components/request", "@/contracts/thing", "./thing"])
    plant(shared, allowed, false);
}
for (const closed of ["@/server/session", "@/server/web", "../../server/guard"]) plant("worker", closed, true);

describe("the import map", () => {
  let home: string;
  let refusedFiles: Set<string>;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "isomood-import-map-"));
    cpSync(join(ROOT, "biome.json"), join(home, "biome.json"));
    symlinkSync(join(ROOT, "node_modules"), join(home, "node_modules"));
    for (const { file, code } of planted) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      writeFileSync(join(home, file), code);
    }
    const run = spawnSync(
      process.execPath,
      [BIOME, "lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none", "."],
      { cwd: home, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    const report = JSON.parse(run.stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    refusedFiles = new Set(report.diagnostics.filter((d) => d.category.endsWith("noRestrictedImports")).map((d) => d.location.path));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("refuses every planted import that points the wrong way", () => {
    const missed = planted.filter((p) => p.refused && !refusedFiles.has(p.file));
    expect(missed).toEqual([]);
    expect(planted.filter((p) => p.refused).length).toBeGreaterThan(200);
  });

  test("accepts every import that the map allows", () => {
    expect(planted.filter((p) => !p.refused && refusedFiles.has(p.file))).toEqual([]);
    expect(planted.filter((p) => !p.refused).length).toBeGreaterThan(80);
  });
});
