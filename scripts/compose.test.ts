import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Service {
  image?: string;
  build?: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  restart?: string;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const text = read("docker-compose.yml");
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const services = Object.entries(compose.services);
const example = new Set([...read(".env.example").matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]));
const service = (name: string): Service => compose.services[name] ?? {};

/** The settings of the contract, and the mails' two addresses. */
const SETTINGS = [
  "PORT",
  "APP_URL",
  "DATABASE_URL",
  "APP_DATABASE_URL",
  "WORKER_DATABASE_URL",
  "SMTP_URL",
  "AUTH_SECRET",
  "LINK_SECRET",
  "DEMO",
  "DATA_DIR",
  "TRUST_PROXY_HOPS",
  "TOTP_KEY",
  "METRICS_TOKEN",
  "DEAD_MAN_URL",
  "ADMIN_WEBHOOK_URL",
  "MAIL_FROM",
  "MAIL_BOUNCES",
];

describe(".env.example", () => {
  test.each(SETTINGS)("lists %s", (name) => expect(example).toContain(name));

  test("sets nothing by itself, so that a copy of it changes nothing", () => {
    expect(
      read(".env.example")
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#")),
    ).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  test("has the database, its migrations, web, worker and a mail catcher", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["db", "mail", "migrate", "web", "worker"]);
    expect(service("db").image).toBe("postgres:18");
  });

  test("asks for no variable that .env.example does not list", () => {
    const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !example.has(name))).toEqual([]);
    expect([...text.matchAll(/\$(?!\{)/g)]).toEqual([]);
  });

  test("gives our services only settings that exist", () => {
    const given = ["migrate", "web", "worker"].flatMap((name) => Object.keys(service(name).environment ?? {}));
    expect(given.filter((name) => !example.has(name))).toEqual([]);
  });

  test("keeps the owner's database address and the mail server from web, and the owner's and web's from the worker", () => {
    const web = Object.keys(service("web").environment ?? {});
    const worker = Object.keys(service("worker").environment ?? {});
    expect(web).not.toEqual(expect.arrayContaining(["DATABASE_URL"]));
    for (const name of ["DATABASE_URL", "WORKER_DATABASE_URL", "SMTP_URL"]) expect(web).not.toContain(name);
    for (const name of ["DATABASE_URL", "APP_DATABASE_URL", "AUTH_SECRET"]) expect(worker).not.toContain(name);
    expect(worker).toContain("SMTP_URL");
  });

  test("never turns the demo on: it signs people in without a password", () => {
    for (const name of ["web", "worker"]) expect(service(name).environment?.DEMO).toBe("0");
  });

  test("checks the health of everything that keeps running", () => {
    const lasting = services.filter(([, { restart }]) => restart !== "no");
    expect(lasting.map(([name]) => name).sort()).toEqual(["db", "mail", "web", "worker"]);
    for (const [name, { healthcheck }] of lasting) expect(healthcheck?.test[0], name).toBe("CMD");
  });

  test("starts web and worker after the migrations, and those once the database is well", () => {
    expect(service("migrate").depends_on).toEqual({ db: { condition: "service_healthy" } });
    for (const name of ["web", "worker"])
      expect(service(name).depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
  });

  test("runs programs that the build makes and mounts files that exist", () => {
    const build = read("scripts/build.mjs");
    const commands = services.flatMap(([, { command = [], healthcheck }]) => [...command, ...(healthcheck?.test ?? [])]);
    const programs = new Set(commands.filter((word) => word.startsWith("dist/")));
    expect([...programs].sort()).toEqual(["dist/health.mjs", "dist/migrate.mjs", "dist/web.mjs", "dist/worker.mjs"]);
    for (const program of programs) {
      const entry = new RegExp(`\\b${program.slice(5, -4)}: "([^"]+)"`).exec(build)?.[1];
      expect(entry, program).toBeDefined();
      expect(existsSync(join(ROOT, entry ?? "")), entry).toBe(true);
    }
    for (const [, { volumes = [] }] of services) {
      for (const [from = ""] of volumes.map((volume) => volume.split(":"))) {
        if (from.startsWith("./")) expect(existsSync(join(ROOT, from)), from).toBe(true);
        else expect(compose.volumes).toHaveProperty(from);
      }
    }
  });

  test("opens ports on loopback only", () => {
    const ports = services.flatMap(([, { ports = [] }]) => ports);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe("Dockerfile", () => {
  const lines = read("Dockerfile").split("\n");
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));

  test("builds in stages and runs as an ordinary user", () => {
    expect(lines.filter((line) => line.startsWith("FROM ")).length).toBeGreaterThan(1);
    const user = last.find((line) => line.startsWith("USER "));
    expect(user).toBe("USER node");
    expect(last.indexOf(user ?? "")).toBeLessThan(last.findIndex((line) => line.startsWith("CMD ")));
  });

  test("copies files that exist, or that the build makes", () => {
    const made = new Set(["/app/node_modules", "/app/.next", "/app/dist"]);
    const sources = lines.filter((line) => line.startsWith("COPY ")).flatMap((line) => line.split(" ").slice(1, -1));
    const paths = sources.filter((word) => !word.startsWith("--") && !made.has(word)).map((word) => word.replace(/^\/app\//, ""));
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) expect(path === "public" || existsSync(join(ROOT, path)), path).toBe(true);
  });

  test("has the script that npm runs after installing there before it installs", () => {
    const script = /node (scripts\/\S+)/.exec(
      (JSON.parse(read("package.json")) as { scripts: { postinstall: string } }).scripts.postinstall,
    )?.[1];
    for (const [index, line] of lines.entries()) {
      if (!line.includes("npm ci")) continue;
      const stage = lines.slice(
        lines.slice(0, index).findLastIndex((one) => one.startsWith("FROM ")),
        index,
      );
      expect(stage.some((one) => one.startsWith(`COPY ${script} `))).toBe(true);
    }
  });

  test("sends neither secrets nor data to the builder", () => {
    const ignored = read(".dockerignore").split("\n");
    for (const path of [".env", ".data", ".git", "node_modules"]) expect(ignored).toContain(path);
  });
});
