import type { Fault } from "./faults";
import type { Replacement } from "./planted-build";

/** A fault that is put into a copy of the build or into the database, and the check that must fail because of it. */
export type Plant = {
  readonly name: string;
  readonly replacements: readonly Replacement[];
  /** Fails where there is nothing to change. */
  readonly statement?: string;
  readonly faults: readonly Fault[];
  readonly caughtBy: string;
};

const SUBMIT = "server/use-cases/submit-check-in.ts";
const WITHIN = "  return withClinic(db, actor.clinicId, async (tx): Promise<SubmitResult> => {";
const END = "told: promisedFor(input, instrument), receipt };\n  });";
/** Wide enough for a kill to fall into: what a busy machine has by itself. */
const GAP = "await new Promise((resolve) => setTimeout(resolve, 60));";
const KILLS: readonly Fault[] = ["web", "database", "web", "database", "web"];

export const PLANTS: readonly Plant[] = [
  {
    name: "alert row after commit",
    replacements: [
      { file: SUBMIT, from: WITHIN, to: `  const owed = [];\n${WITHIN}` },
      {
        file: SUBMIT,
        from: "    await store(tx, record, stored, extra);",
        to: "    await store(tx, record, { ...stored, alert: null }, extra);\n    owed.push(stored);",
      },
      {
        file: SUBMIT,
        from: END,
        to: `told: promisedFor(input, instrument), receipt };
  }).then(async (result) => {
    for (const one of owed) {
      ${GAP}
      const late = { ...one, at: one.receivedAt, flags: [], joins: [], notes: [] };
      await withClinic(db, actor.clinicId, (tx) => sendTogether(tx, [...raisedWrites(tx, late), notifyOutbox()]));
    }
    return result;
  });`,
      },
      { file: SUBMIT, from: "import { readRaised }", to: "import { raisedWrites, readRaised }" },
    ],
    faults: KILLS,
    caughtBy: "every submission that owes an alert has one",
  },
  {
    name: "900 s lease",
    replacements: [
      { file: "db/queries/delivery-leases.ts", from: "export const LEASE_SECONDS = 30;", to: "export const LEASE_SECONDS = 900;" },
    ],
    faults: ["workers with mail in hand"],
    caughtBy: "everything that was owed left after the last fault",
  },
  {
    name: "no unique key",
    replacements: [
      { file: SUBMIT, from: 'if (standing === "submitted" && checkIn.receivedAt) {', to: "if (false) {" },
      { file: SUBMIT, from: 'if (standing !== "open")', to: 'if (standing !== "open" && standing !== "submitted")' },
    ],
    statement: "alter table submission drop constraint submission_check_in",
    faults: ["web"],
    caughtBy: "none is stored twice",
  },
  {
    name: "early answer",
    replacements: [
      { file: SUBMIT, from: WITHIN, to: WITHIN.replace("withClinic", "beforeCommit") },
      {
        file: SUBMIT,
        from: "/** What was sent beside what it is about.",
        to: `function beforeCommit(db, clinicId, work) {
  return new Promise((resolve, reject) => {
    withClinic(db, clinicId, async (tx) => {
      const result = await work(tx);
      resolve(result);
      ${GAP}
      return result;
    }).catch(reject);
  });
}

/** What was sent beside what it is about.`,
      },
    ],
    faults: KILLS,
    caughtBy: "every submission with a receipt is stored",
  },
  {
    name: "unguarded lease",
    replacements: [
      {
        file: "db/queries/delivery-outcomes.ts",
        from: 'eq(delivery.id, leased.id), eq(delivery.leaseId, leased.leaseId), eq(delivery.state, "queued")',
        to: 'eq(delivery.id, leased.id), eq(delivery.state, "queued")',
      },
    ],
    faults: ["stalled worker"],
    caughtBy: "every mail that arrived is stamped as sent",
  },
];

/** Nothing planted, and every fault that the others meet: all checks must hold. */
export const CONTROL: Omit<Plant, "caughtBy"> = {
  name: "nothing planted",
  replacements: [],
  faults: [...KILLS, "stalled worker", "workers with mail in hand"],
};
