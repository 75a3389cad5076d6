// A program of its own for seed-apart.ts: what it needs comes by its environment.
import { seedDemo } from "@/scripts/demo/seed-demo";

type Seed = { webUrl: string; workerUrl: string; linkSecret: string; now: string };

const { now, ...seed } = JSON.parse(process.env.SEED ?? "{}") as Seed;
console.log(JSON.stringify(await seedDemo({ ...seed, now: new Date(now), log: () => {} })));
