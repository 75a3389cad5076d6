import { type Outcome, waitAfter } from "./sending";

/** What has been given by field, null where an answer was taken back. */
export type Changes = Record<string, string | null>;

type Ways = {
  /** One try at saving. */
  readonly save: (changes: Changes) => Promise<Outcome>;
  readonly pause: (seconds: number) => Promise<void>;
  /** After each try: what came of it, and what it carried. */
  readonly tell: (outcome: Outcome, changes: Changes) => void;
};

export type Drafts = {
  /** Takes an answer to be saved. `soon`: more of it may come, as while somebody writes. */
  readonly put: (field: string, value: string | null, soon?: boolean) => void;
  readonly unsaved: () => boolean;
  /** Saves what is left now, and waits for no pause between tries. Resolves when all is saved, or after the next try that failed. */
  readonly flush: () => Promise<void>;
  /** What the try under way does not carry: to be sent on its own when the page is being closed. */
  readonly left: () => Changes;
};

/** Long enough for a word, short enough that a closed phone loses none. */
const SOON_MS = 800;

/**
 * Saves answers as they are given: one try at a time, so that they arrive in order; what comes meanwhile goes together in the next.
 * A failed try is repeated after 1, 2, 5, 10, 15 ... seconds.
 */
export function drafts({ save, pause, tell }: Ways): Drafts {
  const waiting = new Map<string, string | null>();
  let flying: Map<string, string | null> | undefined;
  let running = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let hurry = () => {};
  const told: (() => void)[] = [];

  const run = async () => {
    clearTimeout(soon);
    if (running) return;
    running = true;
    for (let tries = 1; waiting.size > 0; ) {
      flying = new Map(waiting);
      const changes = Object.fromEntries(flying);
      const outcome = await save(changes);
      const over = outcome.kind === "refused" ? outcome.fields.filter((field) => field in changes) : Object.keys(changes);
      // What was changed meanwhile stays; a field that the server will never take is not sent again.
      if (outcome.kind !== "again") for (const field of over) if (waiting.get(field) === flying.get(field)) waiting.delete(field);
      flying = undefined;
      tell(outcome, changes);
      const failed = outcome.kind === "again" || (outcome.kind === "refused" && over.length === 0);
      if (failed || waiting.size === 0) for (const done of told.splice(0)) done();
      if (failed) await Promise.race([pause(waitAfter(tries++)), new Promise<void>((resolve) => (hurry = resolve))]);
      else tries = 1;
    }
    running = false;
  };

  return {
    put(field, value, isSoon = false) {
      waiting.set(field, value);
      clearTimeout(soon);
      if (isSoon) soon = setTimeout(run, SOON_MS);
      else void run();
    },
    unsaved: () => waiting.size > 0,
    flush: () =>
      new Promise((resolve) => {
        if (waiting.size === 0) return resolve();
        told.push(resolve);
        hurry();
        void run();
      }),
    left: () => Object.fromEntries([...waiting].filter(([field, value]) => flying?.get(field) !== value)),
  };
}
