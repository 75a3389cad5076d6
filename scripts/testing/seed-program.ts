// A program of its own for seed-apart.ts: what it needs comes by its environment.
import { seedDemo } from "@/scripts/demo/seed-demo";

const { webUrl, linkSecret, now } = JSON.parse(process.env.SEED ?? "{}") as { webUrl: string; linkSecret: string; now: string };
console.log(JSON.stringify(await seedDemo({ webUrl, linkSecret, now: new Date(now), log: () => {} })));
