import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CARE_TEAM, CLINICIANS, ROLES } from "@/contracts/roles";
import { type DescribedHandler, routeSpec } from "@/server/route";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
// The formatter lines up a table's columns.
const matrix = readFileSync(join(ROOT, "docs/access-matrix.md"), "utf8").replace(/ +\|/g, " |");
const routeFiles = sources(/(^|\/)route\.tsx?$/);
const pageFiles = sources(/(^|\/)page\.tsx$/);

function sources(name: RegExp): string[] {
  const files = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => name.test(file))
    .map((file) => `app/${file}`)
    .sort();
}
/** app/api/flags/[flagId]/claim/route.ts -> /api/flags/[flagId]/claim */
function addressOf(file: string): string {
  return `/${dirname(file).split("/").slice(1).join("/")}`;
}
function namesOf(callers: DescribedHandler[typeof routeSpec]["callers"]): string {
  if (callers === "public") return "anybody";
  if (callers === "check-in") return "the phone with the check-in's cookie";
  const is = (group: readonly string[]) => group.length === callers.length && callers.every((role) => group.includes(role));
  if (is(ROLES)) return "all staff";
  return is(CARE_TEAM) ? "care team" : is(CLINICIANS) ? "clinicians" : callers.join(", ");
}
function auditOf(audit: DescribedHandler[typeof routeSpec]["audit"]): string {
  if (typeof audit === "string") return audit;
  return "none" in audit ? `none: ${audit.none}` : audit.join(", ");
}
function callersOfPage(file: string): string {
  const source = readFileSync(join(ROOT, file), "utf8");
  const asked = /requireStaff\(([^)]*)\)/.exec(source)?.[1];
  if (asked === undefined) return "anybody";
  return { CARE_TEAM: "care team", CLINICIANS: "clinicians", "": "all staff" }[asked] ?? asked.replace(/[[\]"]/g, "");
}

describe.each(routeFiles)("%s", (file) => {
  test("exports only handlers that say who may call them, each with its line in the access matrix", { timeout: 60_000 }, async () => {
    const module: Record<string, unknown> = await import(join(ROOT, file));
    const handlers = METHODS.flatMap((method) => (method in module ? [[method, module[method]] as const] : []));
    expect(handlers.length).toBeGreaterThan(0);
    for (const [method, handler] of handlers) {
      const spec = (handler as Partial<DescribedHandler>)[routeSpec];
      expect(spec, `${method} is not made by withRoute`).toBeDefined();
      if (spec) expect(matrix).toContain(`| ${method} ${addressOf(file)} | ${namesOf(spec.callers)} | ${auditOf(spec.audit)} |`);
    }
  });
});

test.each(pageFiles)("%s has its line in the access matrix, with the people its code lets in", (file) => {
  expect(matrix).toContain(`| page ${addressOf(file)} | ${callersOfPage(file)} |`);
});

test("the access matrix has no line for what is not there", () => {
  const lines = [...matrix.matchAll(/^\| (?:page|[A-Z]+) (\/\S*) \|/gm)].map((match) => match[1]);
  const addresses = [...routeFiles, ...pageFiles].map(addressOf);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((address) => !addresses.includes(address ?? ""))).toEqual([]);
});
