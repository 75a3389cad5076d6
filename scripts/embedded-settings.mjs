import { readFileSync } from "node:fs";
import { join } from "node:path";

const DATABASES = ["DATABASE_URL", "APP_DATABASE_URL", "WORKER_DATABASE_URL"];

/**
 * What a command needs to work on the embedded database of a running `npm start`, from what that one remembers in DATA_DIR. Nothing
 * where the environment names a database itself, or there is no embedded one.
 * @param {NodeJS.ProcessEnv} source
 * @returns {Record<string, string>}
 */
export function embeddedSettings(source) {
  if (DATABASES.some((name) => source[name])) return {};
  const dataDir = source.DATA_DIR || ".data";
  const record = readJson(join(dataDir, "postgres.json"));
  if (record?.port === undefined) return {};
  const url = (login, password) => `postgres://${login}:${password}@127.0.0.1:${record.port}/isomood`;
  const { AUTH_SECRET, LINK_SECRET } = readJson(join(dataDir, "secrets.json")) ?? {};
  const { address } = readJson(join(dataDir, "run.lock")) ?? {};
  const found = {
    APP_DATABASE_URL: url("isomood_web_login", record.webPassword),
    WORKER_DATABASE_URL: url("isomood_worker_login", record.workerPassword),
    AUTH_SECRET,
    LINK_SECRET,
    APP_URL: address,
    // As the supervisor takes it: with its own database it is the demo, unless the environment says otherwise.
    DEMO: "1",
  };
  return Object.fromEntries(Object.entries(found).filter(([name, value]) => value !== undefined && !source[name]));
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
