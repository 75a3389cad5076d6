import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { inject } from "vitest";
import { connect, type Database } from "./client";

export type TestDatabase = {
  /** The owner, not a superuser: row-level security binds it as it would on a managed server. */
  readonly owner: Sql;
  readonly web: Database;
  readonly worker: Database;
  readonly urls: { readonly ownerUrl: string; readonly webUrl: string; readonly workerUrl: string; readonly superuserUrl: string };
  close(): Promise<void>;
};

/** A database of this test file's own, cloned from the migrated template, or from another one that nobody is connected to. Close it when the file is done. */
export async function createTestDatabase({ copyOf }: { copyOf?: TestDatabase } = {}): Promise<TestDatabase> {
  const servers = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const at = (url: string, database = name) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  // Connected to another database: a template that somebody uses cannot be cloned.
  const maker = postgres(at(servers.ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
  const template = copyOf ? new URL(copyOf.urls.ownerUrl).pathname.slice(1) : servers.template;
  // Copied by files: to log every page, which is the default, takes half as long again, and dropping the copy three times as long.
  await maker.unsafe(`create database ${name} template ${template} strategy file_copy`);
  const urls = {
    ownerUrl: at(servers.ownerUrl),
    webUrl: at(servers.webUrl),
    workerUrl: at(servers.workerUrl),
    superuserUrl: at(servers.superuserUrl),
  };
  const owner = postgres(urls.ownerUrl, { max: 2, onnotice: () => {} });
  const web = connect(urls.webUrl, { max: 8, name: "test-web" });
  const worker = connect(urls.workerUrl, { max: 4, name: "test-worker" });
  return {
    owner,
    web,
    worker,
    urls,
    close: async () => {
      await Promise.all([owner.end({ timeout: 5 }), web.close(), worker.close()]);
      // Without FORCE: it waits for sessions that are just ending, where FORCE would be refused for want of a right over the other roles'.
      await maker.unsafe(`drop database if exists ${name}`);
      await maker.end();
    },
  };
}
