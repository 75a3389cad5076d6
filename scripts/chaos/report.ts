import { type Checked, checksOf } from "./checks";
import type { ChaosRun } from "./run";
import { HEALTHY_MS, type Waits, waitsOf } from "./waits";

/** Every check of a run: what the evidence says, that all was brought about, and how many alerts took too long. */
export function verdict(run: ChaosRun, { submissions, faults }: { submissions: number; faults: readonly unknown[] }): Checked[] {
  const { evidence, stalledWorkers, seconds } = run;
  const stalls = faults.filter((fault) => fault === "stalled worker").length;
  const { healthy, disturbed } = waitsOf(evidence);
  const repeated = evidence.outcomes.filter(({ patient }) => patient.sends !== "once").length;
  return [
    enough("submissions were sent", submissions, evidence.outcomes.length),
    enough("faults came about, and what they killed came back", faults.length, evidence.faults.length),
    enough("in ten submissions was sent twice", 1, Math.floor((repeated * 10) / Math.max(1, evidence.outcomes.length))),
    ...(stalls > 0 ? [enough("workers went on with a refusal after their lease had ended", stalls, stalledWorkers)] : []),
    ...checksOf(evidence),
    { what: "everything that was owed left after the last fault", of: 1, wrong: seconds.drained === null ? ["not in time"] : [] },
    tooMany("alerts took over 5 s with nothing wrong, more than one in a hundred", healthy, Math.floor(healthy.of / 100)),
    tooMany("alerts took over lease + 10 s after the last thing that went wrong", disturbed, 0),
  ];
}

/** Prints every check, then the times. @returns how many checks passed and failed */
export function report(run: ChaosRun, plan: { submissions: number; faults: readonly unknown[] }): { passed: number; failed: number } {
  const checks = verdict(run, plan);
  console.log("");
  for (const { what, of, wrong } of checks) {
    console.log(
      `  ${wrong.length === 0 ? "ok  " : "FAIL"}  ${what}: ${wrong.length === 0 ? of : `${wrong.length} of ${of} wrong: ${some(wrong)}`}`,
    );
  }
  const { evidence, seconds, perSecond } = run;
  const { healthy, disturbed } = waitsOf(evidence);
  const retries = evidence.outcomes.reduce((sum, one) => sum + one.retries, 0);
  const mails = evidence.mails.length;
  const different = new Set(evidence.mails.map(({ deliveryId }) => deliveryId)).size;
  console.log("");
  console.log(
    `  start ${seconds.start.toFixed(1)} s; load ${seconds.load.toFixed(1)} s, ${perSecond.toFixed(0)} submissions a second; phones tried again ${retries} times`,
  );
  console.log(
    `  drained ${seconds.drained === null ? "never" : `${seconds.drained.toFixed(1)} s after the last fault or receipt`}; ${different} mails, ${mails - different} of them came again under the same Message-ID`,
  );
  console.log(`  receipt to mail server, nothing wrong: ${said(healthy)} (over ${HEALTHY_MS / 1000} s: ${healthy.over})`);
  console.log(`  after the last thing that went wrong: ${said(disturbed)}`);
  const failed = checks.filter(({ wrong }) => wrong.length > 0).length;
  if (failed > 0) console.log(`  the log: ${run.logFile}`);
  return { passed: checks.length - failed, failed };
}

function enough(what: string, wanted: number, had: number): Checked {
  return { what: `${wanted} ${what}`, of: wanted, wrong: had < wanted ? [`${had}`] : [] };
}

function tooMany(what: string, { of, over }: Waits, allowed: number): Checked {
  return { what: `no ${what}`, of, wrong: over > allowed ? Array.from({ length: over }, () => "one") : [] };
}

function said({ of, p50, p99, longest }: Waits): string {
  return `${of} alerts, p50 ${seconds(p50)}, p99 ${seconds(p99)}, longest ${seconds(longest)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function some(wrong: readonly string[]): string {
  return wrong.slice(0, 3).join("; ") + (wrong.length > 3 ? " ..." : "");
}
