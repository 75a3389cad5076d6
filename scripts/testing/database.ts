import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { createTemplate, TEMPLATE } from "@/db/prepare-cluster";
import { bundlePrograms, type Programs } from "@/scripts/testing/programs";
import { startTemporaryCluster } from "@/scripts/testing/temporary-cluster";

/** What a database test file finds with `inject("postgres")`: addresses of the database named by `template`, to be cloned, not used. */
export interface ProvidedPostgres {
  template: string;
  superuserUrl: string;
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: ProvidedPostgres;
    /** Where the bundled programs are, by name: to be started with Node. */
    programs: Programs;
  }
}

/** Vitest's global setup of the project "db": one server, one migrated template that every test file clones, and the programs that some start; all gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bundling = bundlePrograms();
  // Whatever goes wrong with it is said below, where it is waited for.
  bundling.catch(() => {});
  const cluster = await startTemporaryCluster();
  try {
    const inTemplate = (url: string) => Object.assign(new URL(url), { pathname: `/${TEMPLATE}` }).href;
    await createTemplate(cluster.superuserUrl());
    const urls = { ownerUrl: inTemplate(cluster.ownerUrl), webUrl: inTemplate(cluster.webUrl), workerUrl: inTemplate(cluster.workerUrl) };
    await migrate(urls);
    const { programs, remove } = await bundling;
    project.provide("programs", programs);
    project.provide("postgres", { template: TEMPLATE, superuserUrl: cluster.superuserUrl(), ...urls });
    return async () => {
      await Promise.all([remove(), cluster.stop()]);
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
