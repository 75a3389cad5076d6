import { randomBytes } from "node:crypto";
import { migrate } from "@/db/migrate";
import { seedApart } from "@/scripts/testing/seed-apart";
import { startTemporaryCluster } from "@/scripts/testing/temporary-cluster";

/** The server that a database of an app's own is alone on: it may be stopped, killed and started again. */
export interface OwnServer {
  pid: () => number;
  stop: (options?: { keepData?: boolean }) => Promise<void>;
  restart: () => Promise<void>;
}

/** A migrated database for one app under test. */
export interface AppDatabase {
  superuserUrl: string;
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
  /** What the links of those who are in it already were made with. */
  linkSecret: string;
  /** Where the app may keep what is gone when the server is. */
  folder: string;
  /** Undefined where other apps' databases are on the same server. */
  server?: OwnServer;
}

/** Makes one on a server of its own: empty, or with the demo's clinics as they are at `now`. */
export async function ownDatabase({
  demo,
  now,
  log,
}: {
  demo: boolean;
  now: Date;
  log: (line: string) => void;
}): Promise<AppDatabase & { server: OwnServer }> {
  const cluster = await startTemporaryCluster(log);
  try {
    await migrate(cluster);
    const linkSecret = newSecret();
    if (demo) await seedApart({ webUrl: cluster.webUrl, workerUrl: cluster.workerUrl, linkSecret, now });
    const { ownerUrl, webUrl, workerUrl, folder } = cluster;
    const { pid, stop, restart } = cluster;
    return {
      superuserUrl: cluster.superuserUrl("isomood"),
      ownerUrl,
      webUrl,
      workerUrl,
      linkSecret,
      folder,
      server: { pid, stop, restart },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

export const newSecret = (): string => randomBytes(32).toString("base64url");
