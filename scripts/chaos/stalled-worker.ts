import { setTimeout as wait } from "node:timers/promises";
import { connect } from "@/db/client";
import { patientOf } from "./patients";
import { answers, type Clinic, type Outcome } from "./phones";
import type { RunningApp } from "./running-app";
import type { SeededClinic } from "./seed";
import type { Moment, Session } from "./smtp-proxy";

/**
 * A worker that hears that its recipient is refused for good, and stands still past its lease before it can stamp that; it goes on while another
 * worker is sending the same mail.
 */
export type StalledWorker = {
  /**
   * Tells the story, again where another fault spoils it, at most `STORIES` times. One after the other.
   * @param happened hears from when until when each of them took
   */
  tell(happened: (span: { from: number; until: number }) => void): Promise<void>;
  /** To be asked by each worker's mail proxy; undefined where the moment is none of this story's. */
  hold(worker: number, moment: Moment): Promise<boolean> | undefined;
  /** The number of the worker that stands still now. */
  worker(): number | undefined;
  /** What the patient of it saw. */
  outcomes(): readonly Outcome[];
  /** How many stories were told to their end: the second worker was sending while the first one went on with its refusal. */
  told(): number;
  /** Lets a worker that stands still go on, whatever happens to the story. */
  release(): void;
};

/**
 * A database or a worker that is killed in the middle, or a mail server that says nothing when the lease ends, spoils a story; another is told
 * then, the last of them at the latest when all faults are over.
 */
export const STORIES = 4;
/** Longer than a lease, until somebody else takes the mail over. */
const OVERTAKEN_WITHIN_MS = 60_000;
/** For the stamp of the worker that was refused, which it tries again after a second: it hands the mail on, or sees that it is no longer its own. */
const STAMP_MS = 4_000;

/** @param clinic of its own, with a patient a story: its recipient names the mail */
export function stalledWorker(app: () => RunningApp, clinic: () => SeededClinic, settings: () => Clinic): StalledWorker {
  const outcomes: Outcome[] = [];
  let first: { worker: number; pid: number } | undefined;
  let step: "waiting" | "stalled" | "over" = "over";
  let told = 0;
  let end: () => void = () => {};
  let lastPatient = -1;

  const stall = async (worker: number, session: Session): Promise<boolean> => {
    step = "stalled";
    const pid = await app().pidOf(`worker ${worker}`);
    if (pid === undefined) {
      spoiled();
      return true;
    }
    await refuseAndStop(app().urls.superuserUrl, clinic().clinicId, {
      refuse: () => session.answer("550 5.1.1 no such mailbox"),
      stop: () => {
        first = { worker, pid };
        signal(pid, "SIGSTOP");
      },
    }).catch(() => {
      // A database that is killed just now. Once the worker stands still it makes no difference.
      if (first === undefined) spoiled();
    });
    return false;
  };
  const spoiled = () => {
    step = "over";
    end();
  };
  const overtaken = async (): Promise<boolean> => {
    if (first === undefined || step !== "stalled") return true;
    step = "over";
    signal(first.pid, "SIGCONT");
    first = undefined;
    await wait(STAMP_MS);
    told += 1;
    end();
    return true;
  };
  const release = () => {
    if (first !== undefined) signal(first.pid, "SIGCONT");
    first = undefined;
    end();
  };

  const begin = async () => {
    const checkIn = clinic().checkIns[outcomes.length];
    if (checkIn === undefined) throw new Error("the stalled worker's clinic has no further patient");
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    step = "waiting";
    // The next patient there is who owes an alert at once.
    let patient = patientOf(++lastPatient);
    while (patient.owes !== "now") patient = patientOf(++lastPatient);
    outcomes.push(await answers(settings(), patient, checkIn));
    await Promise.race([over, wait(OVERTAKEN_WITHIN_MS)]);
    step = "over";
    release();
  };

  return {
    async tell(happened) {
      const before = told;
      for (let story = 0; story < STORIES && told === before; story += 1) {
        const from = Date.now();
        await begin();
        happened({ from, until: Date.now() });
      }
    },
    hold(worker, { at, recipient, session }) {
      if (recipient !== clinic().prescriberEmail) return undefined;
      if (at === "recipient") return step === "waiting" ? stall(worker, session) : Promise.resolve(true);
      return overtaken();
    },
    worker: () => first?.worker,
    outcomes: () => outcomes,
    told: () => told,
    release,
  };
}

/**
 * Lets a worker hear its refusal and stops it in the middle of the stamp: the row is locked, so that the stamp waits, and its connection is cut
 * once the worker stands still. When it goes on it has the stamp still to make.
 */
async function refuseAndStop(
  superuserUrl: string,
  clinicId: string,
  { refuse, stop }: { refuse: () => void; stop: () => void },
): Promise<void> {
  const { sql, close } = connect(superuserUrl, { max: 2, name: "chaos-stall" });
  try {
    await sql.begin(async (tx) => {
      await tx`select id from delivery where clinic_id = ${clinicId} for update`;
      const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      refuse();
      const waiting = () => sql<{ pid: number }[]>`select pid from pg_stat_activity where ${own?.pid ?? 0} = any (pg_blocking_pids(pid))`;
      const deadline = performance.now() + 5_000;
      let blocked = await waiting();
      while (blocked.length === 0 && performance.now() < deadline) {
        await wait(10);
        blocked = await waiting();
      }
      stop();
      for (const { pid } of await waiting()) await sql`select pg_terminate_backend(${pid})`;
    });
  } finally {
    await close();
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
