import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import { type HttpCatcher, startHttpCatcher } from "@/server/watch/testing-http";
import { deadMan } from "./dead-man";

const MINUTE = 60_000;
let service: HttpCatcher;
let printed: string[];
let clock: number;
beforeEach(async () => {
  service = await startHttpCatcher();
  printed = [];
  clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    printed.push(JSON.parse(String(line)).event);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await service.stop();
});

const beatAt = new Date("2026-11-24T14:00:00Z");
const numbers: WorkerNumbers = { countedAt: beatAt.toISOString(), queue: [], tiersDue: 0, oldestTierDueAt: null, counters: [] };
const well = { beatAt, smtpFailingSince: null, heldSince: null, numbers };
/** The answer has been read, and what follows from it done. */
const settled = (isSo: () => void) => vi.waitFor(isSo, { interval: 5 });

test("while alerts leave the address is asked once a minute, however often the heart beats", async () => {
  const alive = deadMan(`${service.url}/ping/abc`);
  for (let beats = 0; beats < 4; beats += 1) {
    alive(well);
    clock += MINUTE / 4;
  }
  await service.received(1);
  expect(service.requests).toEqual([{ method: "GET", path: "/ping/abc", type: undefined, body: "" }]);
  await settled(() => {
    alive(well);
    expect(service.requests.length).toBe(2);
  });
});

test.each([
  ["the mail server has taken nothing since a moment ago", { ...well, smtpFailingSince: beatAt }],
  ["all mails are held after a restore", { ...well, heldSince: beatAt }],
  ["nobody could count what waits", { ...well, numbers: null }],
  ["an alert has been owed for over two minutes", { ...well, numbers: { ...numbers, oldestTierDueAt: "2026-11-24T13:57:00.000Z" } }],
])("it is silent when %s", async (_what, health) => {
  const alive = deadMan(service.url);
  alive(health);
  clock += MINUTE;
  alive(well);
  await service.received(1);
  expect(service.requests).toHaveLength(1);
});

test("a service that fails is logged once until it answers, and the heart never waits for it", async () => {
  const alive = deadMan(service.url);
  service.behave(503);
  for (let asked = 1; asked <= 3; asked += 1) {
    await settled(() => {
      clock += MINUTE;
      alive(well);
      expect(service.requests.length).toBeGreaterThanOrEqual(asked);
    });
  }
  await settled(() => expect(printed).toEqual(["dead-man-failed"]));
  service.behave(200);
  await settled(() => {
    clock += MINUTE;
    alive(well);
    expect(printed).toEqual(["dead-man-failed", "dead-man-answers"]);
  });
});

test("without an address nobody is asked", () => {
  deadMan(undefined)(well);
  expect(service.requests).toEqual([]);
});
