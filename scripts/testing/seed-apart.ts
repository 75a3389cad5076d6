import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Makes the demo's clinics in a process of their own. Inside a test runner's, which follows every promise, the same work takes more than
 * twice as long.
 * @param program what to start Node with: from the sources, or bundled
 * @returns what seedDemo did
 * @throws Error when it does not end well; what went wrong is on standard error
 */
export async function seedApart(
  seed: { webUrl: string; workerUrl: string; linkSecret: string; now: Date },
  program: readonly string[] = ["--import", "tsx", "scripts/testing/seed-program.ts"],
): Promise<{ seeded: boolean }> {
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { ...process.env, SEED: JSON.stringify(seed) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`the demo could not be made: ${code}`);
  return JSON.parse(said) as { seeded: boolean };
}
