import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Makes the demo's clinics in a process of their own. Inside a test runner's, which follows every promise, the same work takes more than
 * twice as long.
 * @throws Error when it does not end well; what went wrong is on standard error
 */
export async function seedApart(seed: { webUrl: string; linkSecret: string; now: Date }): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/testing/seed-program.ts"], {
    cwd: ROOT,
    env: { ...process.env, SEED: JSON.stringify(seed) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`the demo could not be made: ${code}`);
}
