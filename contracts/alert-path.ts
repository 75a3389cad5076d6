/** A mail owed for so long, or a worker silent for so long: alerts may not be leaving. Milliseconds. Source: product default (security.md row 1). */
export const ALERT_PATH_LIMIT_MS = 120_000;

/**
 * Why alerts may not be leaving, the one that explains the others first. `worker-silent`: nobody is there to send them · `held`: the data were
 * put back from a copy, and nobody has released the mails yet · `smtp-failing`: the mail server takes none · `overdue`: one of this clinic's has waited, whatever the reason.
 */
export const PATH_FAULTS = ["worker-silent", "held", "smtp-failing", "overdue"] as const;
export type PathFault = (typeof PATH_FAULTS)[number];

/** Whether a clinic's alerts leave; if not, why, and since when (ISO 8601; null: no worker was ever heard of). */
export type AlertPath = { leaving: true } | { leaving: false; fault: PathFault; since: string | null };

/** What every staff page asks for each minute: who is signed in, and whether alerts leave. */
export type WorkerAnswer = { staffId: string; path: AlertPath };
