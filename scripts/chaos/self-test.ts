import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { connect } from "@/db/client";
import { plantedBuild } from "./planted-build";
import { CONTROL, PLANTS, type Plant } from "./plants";
import { verdict } from "./report";
import { runChaos } from "./run";

const SUBMISSIONS = 300;
const HEALTHY = 20;
/** A lease and the ten seconds after it, and a little. */
const DRAIN_MS = 45_000;

/**
 * Plants one fault after the other and asks that the suite catches each by the check that is there for it; first a run without any, in which
 * all must hold.
 * @returns one passed or failed for each
 */
export async function selfTest(root: string, say: (line: string) => void): Promise<{ passed: number; failed: number }> {
  const lines: string[] = [];
  let failed = 0;
  const record = (isRight: boolean, line: string) => {
    if (!isRight) failed += 1;
    lines.push(`  ${isRight ? "ok  " : "FAIL"}  ${line}`);
  };
  const wrongIn = await run(root, CONTROL, say);
  record(wrongIn.length === 0, `nothing planted: ${wrongIn.length === 0 ? "every check holds" : wrongIn.join("; ")}`);
  for (const plant of PLANTS) {
    const wrong = await run(root, plant, say);
    const caught = wrong.includes(plant.caughtBy);
    record(caught, `${plant.name}: ${caught ? "caught by" : "NOT caught by"} "${plant.caughtBy}"${others(wrong, plant.caughtBy)}`);
  }
  console.log(`\n${lines.join("\n")}`);
  return { passed: lines.length - failed, failed };
}

/** @returns the checks that do not hold */
async function run(
  root: string,
  { name, replacements, statement, faults }: Omit<Plant, "caughtBy">,
  say: (line: string) => void,
): Promise<string[]> {
  say(`-- ${name}`);
  const build = await plantedBuild(root, replacements);
  try {
    const plant = statement === undefined ? undefined : (url: string) => execute(url, statement);
    const plan = { submissions: SUBMISSIONS, faults };
    const done = await runChaos({ ...plan, root: build.root, healthy: HEALTHY, atOnce: 24, drainWithinMs: DRAIN_MS, plant, say });
    const wrong = verdict(done, plan).filter((check) => check.wrong.length > 0);
    for (const { what, wrong: which } of wrong) say(`does not hold: ${what} (${which.length})`);
    rmSync(dirname(done.logFile), { recursive: true, force: true });
    return wrong.map(({ what }) => what);
  } finally {
    build.remove();
  }
}

async function execute(superuserUrl: string, statement: string): Promise<void> {
  const { sql, close } = connect(superuserUrl, { max: 1, name: "chaos-plant" });
  try {
    await sql.unsafe(statement);
  } finally {
    await close();
  }
}

function others(wrong: readonly string[], caughtBy: string): string {
  const more = wrong.filter((what) => what !== caughtBy).length;
  return more === 0 ? "" : ` (and ${more} more)`;
}
