import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type Answers, ModelClinic, type Mood } from "./testing-model";

/** Few enough for every run of the tests; `npm run test:model` takes the number the product is held to. */
const RUNS = Number(process.env.MODEL_RUNS ?? 8);
const STEPS = Number(process.env.MODEL_STEPS ?? 30);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await db.close();
});

type Step = { readonly say: string; do(clinic: ModelClinic): Promise<void> };

const any = fc.nat({ max: 20 });
const answers = fc.constantFrom<Answers[]>("now", "today", "review", "all");
const step = (say: string, run: (clinic: ModelClinic) => Promise<void>): Step => ({ say, do: run });

/** What people and time do, with the weight that makes a run reach far: time passes often. */
const steps = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(any, answers).map(([i, given]) => step(`answer ${i} ${given}`, (c) => c.answer(i, given))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(any, fc.constantFrom(1, 2))
      .map(([i, item9]) => step(`draft ${i} ${item9}`, (c) => c.draft(i, item9 === 1 ? 1 : 2))),
  },
  { weight: 2, arbitrary: fc.tuple(any, answers).map(([i, given]) => step(`send ${i} ${given}`, (c) => c.send(i, given))) },
  { weight: 1, arbitrary: any.map((i) => step(`ask ${i}`, (c) => c.askForCall(i))) },
  { weight: 4, arbitrary: fc.tuple(any, any).map(([i, by]) => step(`claim ${i} ${by}`, (c) => c.claim(i, by))) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(any, any, fc.constantFrom<("contacted" | "no-answer" | "no-action")[]>("contacted", "no-answer", "no-action"), fc.boolean())
      .map(([i, by, outcome, close]) =>
        step(`acknowledge ${i} ${by} ${outcome} ${close}`, (c) => c.acknowledge(i, by, { outcome, close })),
      ),
  },
  { weight: 1, arbitrary: fc.tuple(any, any).map(([i, by]) => step(`reopen ${i} ${by}`, (c) => c.reopen(i, by))) },
  { weight: 2, arbitrary: fc.tuple(any, any).map(([i, to]) => step(`hand over ${i} ${to}`, (c) => c.handOver(i, to))) },
  { weight: 1, arbitrary: fc.tuple(any, fc.nat({ max: 3 })).map(([i, days]) => step(`leave ${i} ${days}`, (c) => c.goOnLeave(i, days))) },
  { weight: 1, arbitrary: any.map((i) => step(`leave or return ${i}`, (c) => c.leaveOrReturn(i))) },
  { weight: 1, arbitrary: any.map((i) => step(`change cover ${i}`, (c) => c.changeCover(i))) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Mood[]>("accepted", "accepted", "refused", "unreachable")
      .map((mood) => step(`mail server ${mood}`, async (c) => c.setMood(mood))),
  },
  {
    weight: 9,
    arbitrary: fc
      .constantFrom(1, 5, 29, 31, 61, 125, 4 * 60, 17 * 60, 25 * 60)
      .map((minutes) => step(`pass ${minutes}`, (c) => c.pass(minutes))),
  },
);

class Command implements fc.AsyncCommand<object, ModelClinic> {
  constructor(private readonly step: Step) {}
  check() {
    return true;
  }
  async run(_model: object, clinic: ModelClinic) {
    await this.step.do(clinic);
    expect(await clinic.faults()).toEqual({ forgotten: [], late: [], doubled: [] });
  }
  toString() {
    return this.step.say;
  }
}

/** What a step shrinks to: every run has all of its steps, and of one that fails those are taken out that it fails without. */
const nothing = new Command(step("nothing", async () => {}));
const runs = fc.array(
  fc.option(
    steps.map((one) => new Command(one)),
    { nil: nothing, freq: 1_000 },
  ),
  { minLength: STEPS, maxLength: STEPS },
);

test("whatever people and time do, an unclaimed flag has an alert to come, a now within the hour, and nobody is owed it twice at once", {
  timeout: 60 * 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      runs,
      fc.constantFrom("UTC", "Europe/London", "America/New_York", "Australia/Sydney"),
      // Before each of the year's changes of clocks, and in a week without one.
      fc.constantFrom(
        "2026-02-20T15:00:00Z",
        "2026-03-06T20:30:00Z",
        "2026-03-27T14:00:00Z",
        "2026-10-02T16:00:00Z",
        "2026-10-23T07:00:00Z",
      ),
      fc.boolean(),
      async (taken, timeZone, from, withCover) => {
        const clinic = await ModelClinic.open(db, { timeZone, now: new Date(from), withCover });
        try {
          await fc.asyncModelRun(
            () => ({ model: {}, real: clinic }),
            taken.filter((one) => one !== nothing),
          );
        } finally {
          await clinic.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
});
