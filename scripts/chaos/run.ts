import { setTimeout as wait } from "node:timers/promises";
import { startSmtpCatcher } from "@/scripts/testing/smtp";
import { countWaiting, type Evidence, readTables, type Taken } from "./evidence";
import { type Fault, faultMaker, type Happened } from "./faults";
import { patientOf } from "./patients";
import { answers, type Outcome } from "./phones";
import { type RunningApp, startRunningApp } from "./running-app";
import { type OpenCheckIn, type SeededClinic, type Seeding, seedClinic } from "./seed";
import { startSmtpProxy } from "./smtp-proxy";
import { STORIES, stalledWorker } from "./stalled-worker";

export type ChaosSettings = {
  /** Folder of the build that runs. */
  readonly root: string;
  readonly submissions: number;
  /** So many of them are sent, and their mails awaited, before anything goes wrong. */
  readonly healthy: number;
  readonly faults: readonly Fault[];
  /** Patients who answer at the same time. */
  readonly atOnce: number;
  readonly drainWithinMs: number;
  /** What is changed in the database before anything runs against it; for planted faults. */
  readonly plant?: (superuserUrl: string) => Promise<void>;
  readonly say: (line: string) => void;
};

export type ChaosRun = {
  readonly evidence: Evidence;
  /** How many workers went on with a refusal while another one was sending. */
  readonly stalledWorkers: number;
  readonly seconds: { readonly start: number; readonly load: number; readonly drained: number | null };
  readonly perSecond: number;
  readonly logFile: string;
};

const WORKERS = 3;
/** Their patients answer in turn: each clinic's audit log takes one entry after the other, and no clinic waits for another's. */
const CLINICS = 3;

/** One run: starts everything, lets patients answer while things die, waits until nothing is owed any more, and gathers the evidence. */
export async function runChaos(settings: ChaosSettings): Promise<ChaosRun> {
  const began = performance.now();
  const mails: Taken[] = [];
  const smtp = await startSmtpCatcher(async (message) => void mails.push({ deliveryId: deliveryIdOf(message), at: Date.now() }));
  let app: RunningApp | undefined;
  const started = () => {
    if (app === undefined) throw new Error("nothing runs yet");
    return app;
  };
  let aside: SeededClinic = { clinicId: "", prescriberEmail: "", checkIns: [] };
  const stalled = stalledWorker(started, () => aside, started);
  const target = { port: Number(new URL(smtp.url).port) };
  const proxies = await Promise.all(
    Array.from({ length: WORKERS }, (_, index) => startSmtpProxy(target, (moment) => stalled.hold(index + 1, moment))),
  );
  try {
    app = await startRunningApp({ root: settings.root, smtpUrls: proxies.map(({ url }) => url) });
    const seeding = { ...app.urls, linkSecret: app.linkSecret };
    await settings.plant?.(app.urls.superuserUrl);
    const checkIns = await seedSideBySide(seeding, settings.submissions);
    aside = await seedClinic(seeding, STORIES * Math.max(1, settings.faults.filter((fault) => fault === "stalled worker").length));
    const start = since(began);
    settings.say(`everything runs, ${settings.submissions} patients have a link (${start.toFixed(1)} s)`);

    const maker = faultMaker({ app, proxies, stalled });
    const loadBegan = performance.now();
    const outcomes = await load(app, checkIns, settings, maker);
    await maker.settled();
    const load_ = since(loadBegan);
    const quietFrom = Math.max(
      ...maker.happened.map(({ until }) => until),
      ...outcomes.flatMap(({ receipts }) => receipts.map(({ at }) => at)),
    );
    settings.say(
      `${outcomes.length} submissions and ${maker.happened.length} faults are over (${load_.toFixed(1)} s); waiting for the last mails`,
    );
    const drainedAt = await drained(app, settings.drainWithinMs);
    const tables = await readTables(app.urls.superuserUrl);
    return {
      evidence: { ...tables, mails, outcomes: [...outcomes, ...stalled.outcomes()], faults: maker.happened },
      stalledWorkers: stalled.told(),
      seconds: { start, load: load_, drained: drainedAt === null ? null : Math.max(0, drainedAt - quietFrom) / 1000 },
      perSecond: outcomes.length / load_,
      logFile: app.logFile,
    };
  } finally {
    stalled.release();
    await app?.stop();
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    await smtp.stop();
  }
}

async function seedSideBySide(seeding: Seeding, patients: number): Promise<OpenCheckIn[]> {
  const clinics: SeededClinic[] = [];
  for (let clinic = 0; clinic < CLINICS; clinic += 1) clinics.push(await seedClinic(seeding, Math.ceil(patients / CLINICS)));
  const inTurn = Array.from({ length: patients }, (_, number) => clinics[number % CLINICS]?.checkIns[Math.floor(number / CLINICS)]);
  return inTurn.filter((checkIn) => checkIn !== undefined);
}

type Maker = { strike(fault: Fault): Promise<void>; readonly happened: readonly Happened[] };

/** Patients answer, so many at a time; the faults come one after the other, evenly over the submissions after the healthy ones. */
async function load(app: RunningApp, checkIns: readonly OpenCheckIn[], settings: ChaosSettings, maker: Maker): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const answerUntil = async (last: number) => {
    for (let number = next++; number < last; number = next++) {
      const checkIn = checkIns[number];
      if (checkIn !== undefined) outcomes.push(await answers(app, patientOf(number), checkIn));
    }
  };
  const together = async (last: number) => {
    await Promise.all(Array.from({ length: settings.atOnce }, () => answerUntil(last)));
    next = last;
  };
  await together(settings.healthy);
  await drained(app, settings.drainWithinMs);
  settings.say(`${settings.healthy} submissions with nothing wrong are over`);

  const every = (checkIns.length - settings.healthy) / (settings.faults.length + 1);
  let isOver = false;
  const strikes = async () => {
    for (const [index, fault] of settings.faults.entries()) {
      while (!isOver && outcomes.length < settings.healthy + every * (index + 1)) await wait(20);
      settings.say(`${outcomes.length} submissions; fault ${index + 1} of ${settings.faults.length}: ${fault}`);
      await maker.strike(fault);
    }
  };
  const striking = strikes();
  await Promise.race([together(checkIns.length), striking.then(() => new Promise<never>(() => {}))]);
  isOver = true;
  await striking;
  return outcomes;
}

/** When nothing waited any more, by the wall clock; null if something still does when the time is over. */
async function drained(app: RunningApp, withinMs: number): Promise<number | null> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if ((await countWaiting(app.urls.superuserUrl)) === 0) return Date.now();
    await wait(250);
  }
  return null;
}

function deliveryIdOf(message: Buffer): string {
  return /^Message-ID: <([^@>]+)@/im.exec(message.toString("latin1"))?.[1] ?? "none";
}

function since(began: number): number {
  return (performance.now() - began) / 1000;
}
