import { type BrowserContext, expect } from "@playwright/test";
import { connect, type Database } from "@/db/client";
import { type App, type StartAppOptions, startApp } from "@/scripts/testing/start-app";
import type { StaffActor } from "@/server/actor";
import { testClinic } from "@/server/use-cases/testing-clinic";
import { copyDatabase } from "./databases";

/** An Isomood of a test's or a worker's own. `db` asks as the web process does; `look` sees and changes everything, as an operator could. */
export type Running = { readonly app: App; readonly db: Database; readonly look: Database };

/** `ownServer`: a database server nobody else is on, which takes seconds more. For tests that stop or kill it. */
type Options = Pick<StartAppOptions, "env"> & { readonly demo?: boolean; readonly ownServer?: boolean };

/** Starts one, hands it over, and stops it. */
export async function withApp(
  { demo = false, ownServer = false, ...options }: Options,
  use: (running: Running) => Promise<void>,
): Promise<void> {
  const app = await startApp({ demo, ...options, ...(ownServer ? {} : { database: await copyDatabase({ demo }) }) });
  const db = connect(app.databaseUrls.webUrl, { max: 4, name: "e2e" });
  const look = connect(app.databaseUrls.superuserUrl, { max: 1, name: "e2e-look" });
  await use({ app, db, look });
  await Promise.all([db.close(), look.close()]);
  await app.stop();
}

/** One that has a clinic and nothing of the demo. */
export type Clinic = Running & { readonly prescriber: StaffActor };

/** Starts one with a clinic, hands it over, and stops it. */
export function withClinicApp(options: Omit<Options, "demo">, use: (clinic: Clinic) => Promise<void>): Promise<void> {
  return withApp(options, async (running) => {
    const { prescriber } = await testClinic(running.db);
    await use({ ...running, prescriber });
  });
}

/** What a browser says about an answer that a test asked for: a refusal, a server that is away. */
const PASSING = /Failed to load resource|net::ERR_/;
/** Where a tap on a number leads. */
const NUMBER = /^(tel|sms):/;

/**
 * Watches every page of a context: none may ask another origin for anything, break the content security policy, or write an error to its
 * console. @returns asks that none did
 */
export function watch(context: BrowserContext, origin: string): () => void {
  const wrong: string[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== origin && !NUMBER.test(request.url())) wrong.push(`asked ${request.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error" && !PASSING.test(message.text())) wrong.push(message.text());
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  return () => expect(wrong).toEqual([]);
}
