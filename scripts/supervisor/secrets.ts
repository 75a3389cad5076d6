import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "@/scripts/supervisor/settings";
import { writeFileAtomically } from "@/scripts/supervisor/write-file-atomically";
import { EnvError } from "@/server/env";

const NAMES = ["AUTH_SECRET", "LINK_SECRET", "TOTP_KEY"] as const;
export type Secrets = Record<(typeof NAMES)[number], string>;

/**
 * The secrets from the environment. The embedded demo makes those that are missing once, in DATA_DIR/secrets.json (0600): links and
 * sessions outlive a restart. Anywhere else they have to be given: a secret made beside the data would be lost or leaked with it.
 * @throws EnvError naming the first one missing outside the embedded demo
 */
export async function openSecrets(source: NodeJS.ProcessEnv, settings: Settings): Promise<Secrets> {
  const given = (name: string) => source[name] || undefined;
  const missing = NAMES.filter((name) => given(name) === undefined);
  const mayMake = settings.demo && settings.database === undefined;
  const [first] = missing;
  if (first !== undefined && !mayMake) throw new EnvError(first, "is required: at least 32 random characters");
  const file = join(settings.dataDir, "secrets.json");
  const kept = missing.length === 0 ? {} : await readSecrets(file);
  const made = missing.filter((name) => kept[name] === undefined);
  for (const name of made) kept[name] = randomBytes(32).toString("base64url");
  if (made.length > 0) await writeFileAtomically(file, `${JSON.stringify(kept, null, 2)}\n`, 0o600);
  const value = (name: (typeof NAMES)[number]) => given(name) ?? kept[name] ?? "";
  return { AUTH_SECRET: value("AUTH_SECRET"), LINK_SECRET: value("LINK_SECRET"), TOTP_KEY: value("TOTP_KEY") };
}

async function readSecrets(file: string): Promise<Partial<Secrets>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  return JSON.parse(text) as Partial<Secrets>;
}
