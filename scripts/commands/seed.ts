// npm run seed: fills a clinic with invented patients who have histories, to look at and to measure with.
import { parseArgs } from "node:util";
import { z } from "zod";
import { connect } from "@/db/client";
import { EXIT_BAD_USAGE, runCommand } from "@/scripts/run-command";
import { seedClinic } from "@/scripts/seed/seed-clinic";
import { readWebEnv } from "@/server/env";

const USAGE = "npm run seed -- --clinic SLUG --patients N --seed S [--outside-the-demo]";
const text = { type: "string" } as const;
const whole = (from: number, to: number) =>
  z.coerce.number({ error: "a whole number" }).int("a whole number").min(from, `at least ${from}`).max(to, `at most ${to}`);
const input = z.object({
  clinic: z.string({ error: "the clinic’s short name" }).min(1),
  patients: whole(1, 100_000),
  seed: whole(1, 1_000_000),
});
const REFUSED = {
  "no-such-clinic": "--clinic: no clinic is called that",
  "no-prescriber": "--clinic: nobody prescribes there yet, so nobody could be enrolled",
  "seeded-before": "--seed: this clinic has patients of this seed already; take another",
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { clinic: text, patients: text, seed: text, "outside-the-demo": { type: "boolean" } } });
  const given = input.safeParse(values);
  if (!given.success) {
    for (const { path, message } of given.error.issues) console.error(`--${String(path[0])}: ${message}`);
    console.error(USAGE);
    return EXIT_BAD_USAGE;
  }
  const env = readWebEnv(process.env);
  if (!env.DEMO && !values["outside-the-demo"]) {
    console.error("This is not the demo: invented patients would stand among real ones. If that is meant, add --outside-the-demo.");
    return 1;
  }
  const { clinic: slug, patients, seed } = given.data;
  const db = connect(env.APP_DATABASE_URL, { max: 2, name: "isomood-seed" });
  try {
    const began = performance.now();
    const made = await seedClinic(db, { slug, patients, seed, now: new Date(), linkSecret: env.LINK_SECRET }, console.log);
    if (!made.ok) {
      console.error(REFUSED[made.code]);
      return 1;
    }
    console.log(`${made.patients} invented patients are in ${slug}, after ${Math.round((performance.now() - began) / 1000)} s.`);
    return 0;
  } finally {
    await db.close();
  }
}

await runCommand(main);
