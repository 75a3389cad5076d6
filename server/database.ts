import { connect, type Database } from "@/db/client";
import { webEnv } from "./env";

/** Kept on globalThis: the guard's bundle, Next's bundles and its hot reloads are separate module instances in one process. */
const slot = Symbol.for("isomood.database");
type Holder = typeof globalThis & { [slot]?: Database };

/** The web process's one pool, as the web role. Opened at first use. */
export function database(): Database {
  const holder = globalThis as Holder;
  holder[slot] ??= connect(webEnv().APP_DATABASE_URL, { max: 10, name: "isomood-web" });
  return holder[slot];
}

/** Closes the pool at shutdown, letting running queries finish for up to 5 s. */
export async function closeDatabase(): Promise<void> {
  const holder = globalThis as Holder;
  await holder[slot]?.close();
  delete holder[slot];
}
