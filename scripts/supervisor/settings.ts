import { resolve } from "node:path";
import { EnvError } from "@/server/env";

export interface DatabaseUrls {
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
}

/** What decides how things are started. Everything else is checked by the process that uses it. */
export interface Settings {
  port: number;
  appUrl: string;
  dataDir: string;
  demo: boolean;
  /** A database of the operator's own; undefined: the embedded one. */
  database: DatabaseUrls | undefined;
  /** undefined: the demo mailbox. */
  smtpUrl: string | undefined;
}

/**
 * Reads what the start itself needs. An empty value counts as not set, as in an .env file.
 * @param source the environment
 * @throws EnvError with the name of the first bad variable and what it must be
 */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const given = (name: string) => source[name] || undefined;
  const port = readPort(given("PORT"));
  const database = readDatabaseUrls(source);
  const demo = readFlag("DEMO", given("DEMO")) ?? database === undefined;
  const smtpUrl = given("SMTP_URL");
  if (smtpUrl === undefined && !demo)
    throw new EnvError("SMTP_URL", "is required outside the demo: smtp://host:port or smtps://user:password@host:port");
  const appUrl = given("APP_URL") ?? (demo ? `http://localhost:${port}` : undefined);
  if (appUrl === undefined) throw new EnvError("APP_URL", "is required outside the demo: the address people open, https unless loopback");
  return { port, appUrl, dataDir: resolve(given("DATA_DIR") ?? ".data"), demo, database, smtpUrl };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new EnvError("PORT", "must be a whole number from 1 to 65535");
  return port;
}

function readFlag(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (["1", "true"].includes(text)) return true;
  if (["0", "false"].includes(text)) return false;
  throw new EnvError(name, "must be 1 or 0");
}

const URLS = ["DATABASE_URL", "APP_DATABASE_URL", "WORKER_DATABASE_URL"] as const;

/**
 * All three addresses or none: owner, web and worker are three roles, and the last two own nothing.
 * @throws EnvError naming the first that is missing or wrong
 */
export function readDatabaseUrls(source: NodeJS.ProcessEnv): DatabaseUrls | undefined {
  const given = (name: string) => source[name] || undefined;
  if (URLS.every((name) => given(name) === undefined)) return undefined;
  const [ownerUrl, webUrl, workerUrl] = URLS.map((name) => readPostgresUrl(name, given(name)));
  if (ownerUrl === undefined || webUrl === undefined || workerUrl === undefined) throw new EnvError("DATABASE_URL", "is required");
  if (new URL(webUrl).username === new URL(ownerUrl).username)
    throw new EnvError("APP_DATABASE_URL", "must name another role than DATABASE_URL: one that owns nothing");
  if (new URL(workerUrl).username === new URL(ownerUrl).username)
    throw new EnvError("WORKER_DATABASE_URL", "must name another role than DATABASE_URL: one that owns nothing");
  return { ownerUrl, webUrl, workerUrl };
}

function readPostgresUrl(name: (typeof URLS)[number], value: string | undefined): string {
  const others = URLS.filter((other) => other !== name).join(" or ");
  if (value === undefined) throw new EnvError(name, `is required when ${others} is set: postgres://user:password@host:port/database`);
  if (!URL.canParse(value) || !/^postgres(ql)?:$/.test(new URL(value).protocol))
    throw new EnvError(name, "must be postgres://user:password@host:port/database");
  return value;
}
