import { setTimeout as wait } from "node:timers/promises";
import { patientOf } from "./patients";
import { answers, type Clinic, type Outcome } from "./phones";
import type { RunningApp } from "./running-app";
import type { SeededClinic } from "./seed";
import type { Moment, Session } from "./smtp-proxy";

/** A worker that stands still past its lease, and is then told that the recipient is refused for good, while another one is sending the same mail. */
export type StalledWorker = {
  /** Submits what owes the mail; resolves when the story is over. */
  begin(): Promise<void>;
  /** To be asked by each worker's mail proxy; undefined where the moment is none of this story's. */
  hold(worker: number, moment: Moment): Promise<boolean> | undefined;
  /** The number of the worker that stands still now. */
  worker(): number | undefined;
  /** What the patient of it saw. */
  outcomes(): readonly Outcome[];
  /** True once the second worker was sending when the first one heard its refusal. */
  isStaged(): boolean;
  /** Lets a worker that stands still go on, whatever happens to the story. */
  release(): void;
};

/** Longer than a lease, until somebody else takes the mail over. */
const OVERTAKEN_WITHIN_MS = 60_000;
/** For the stamp of the worker that was refused: it hands the mail on, or sees that it is no longer its own. */
const STAMP_MS = 1_000;

/** @param clinic of its own, with one patient: its recipient names the mail */
export function stalledWorker(app: () => RunningApp, clinic: () => SeededClinic, settings: () => Clinic): StalledWorker {
  const outcomes: Outcome[] = [];
  let first: { worker: number; pid: number; session: Session } | undefined;
  let step: "waiting" | "stalled" | "over" = "waiting";
  let staged = false;
  let end: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });

  const stall = async (worker: number, session: Session): Promise<boolean> => {
    step = "stalled";
    const pid = await app().pidOf(`worker ${worker}`);
    if (pid === undefined) return true;
    first = { worker, pid, session };
    process.kill(pid, "SIGSTOP");
    await over;
    return false;
  };
  const overtaken = async (): Promise<boolean> => {
    if (first === undefined || step !== "stalled") return true;
    const { pid, session } = first;
    step = "over";
    session.answer("550 5.1.1 no such mailbox");
    signal(pid, "SIGCONT");
    first = undefined;
    await Promise.race([session.closed, wait(5_000)]);
    await wait(STAMP_MS);
    staged = true;
    end();
    return true;
  };
  const release = () => {
    if (first !== undefined) signal(first.pid, "SIGCONT");
    first = undefined;
    end();
  };

  return {
    async begin() {
      const [checkIn] = clinic().checkIns;
      if (checkIn === undefined) throw new Error("the stalled worker's clinic has no patient");
      // The first patient there is who owes an alert at once.
      for (let number = 0; ; number += 1) {
        const patient = patientOf(number);
        if (patient.owes !== "now") continue;
        outcomes.push(await answers(settings(), patient, checkIn));
        break;
      }
      await Promise.race([over, wait(OVERTAKEN_WITHIN_MS)]);
      release();
    },
    hold(worker, { at, recipient, session }) {
      if (recipient !== clinic().prescriberEmail) return undefined;
      if (at === "recipient") return step === "waiting" ? stall(worker, session) : Promise.resolve(true);
      return overtaken();
    },
    worker: () => first?.worker,
    outcomes: () => outcomes,
    isStaged: () => staged,
    release,
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
