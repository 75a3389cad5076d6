import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { startTemporaryCluster, type TemporaryCluster } from "@/scripts/testing/temporary-cluster";
import { addAlert, makeClinic, SETTINGS } from "./testing";
import { startWorkerProcess, type WorkerProcess } from "./testing-process";

let cluster: TemporaryCluster;
let smtp: SmtpCatcher;
let web: Database;
let worker: WorkerProcess;
beforeAll(async () => {
  [cluster, smtp] = await Promise.all([startTemporaryCluster(), startSmtpCatcher()]);
  await migrate(cluster);
  web = connect(cluster.webUrl, { max: 2, name: "test-web" });
});
afterAll(async () => {
  await worker.end("SIGKILL");
  await web.close();
  await Promise.all([smtp.stop(), cluster.stop()]);
});

test("a worker waits for its database at its start and through a restart, and then sends what is owed", async () => {
  const clinic = await makeClinic(web, { at: new Date() });
  const alertNow = () => addAlert(web, clinic, { urgency: "now", receivedAt: new Date() });
  await alertNow();
  await cluster.stop({ keepData: true });
  worker = startWorkerProcess({
    APP_URL: SETTINGS.appUrl,
    LINK_SECRET: SETTINGS.linkSecret,
    WORKER_DATABASE_URL: cluster.workerUrl,
    SMTP_URL: smtp.url,
  });
  await worker.printed("database-away");
  await cluster.restart();
  await smtp.received(1);

  await cluster.stop({ keepData: true });
  await worker.printed("round-failed");
  await cluster.restart();
  await alertNow();
  await smtp.received(2);
  expect(smtp.mails.map(({ to }) => to)).toEqual([[clinic.prescriberEmail], [clinic.prescriberEmail]]);
});
