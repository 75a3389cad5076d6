// npm run outbox: says whether mails may leave and what waits; holds them back before a copy of the data is put back, and releases them after.
import { parseArgs } from "node:util";
import { connect, type Database } from "@/db/client";
import { holdOutbox, outboxHeldSince, releaseOutbox } from "@/db/queries/outbox-home";
import { countQueues } from "@/db/queries/queue-numbers";
import { EXIT_BAD_USAGE, runCommand } from "@/scripts/run-command";
import { readAuditEnv } from "@/server/env";

const USAGE = "npm run outbox [-- hold | release]";
const CHANGES: Readonly<Record<string, (db: Database) => Promise<void>>> = { hold: holdOutbox, release: releaseOutbox };

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [asked] = positionals;
  const change = asked === undefined ? null : CHANGES[asked];
  if (change === undefined || positionals.length > 1) {
    console.error(USAGE);
    return EXIT_BAD_USAGE;
  }
  const env = readAuditEnv(process.env);
  const db = connect(env.WORKER_DATABASE_URL, { max: 1, name: "isomood-outbox" });
  try {
    await change?.(db);
    const held = await outboxHeldSince(db);
    const { queue, tiersDue } = await countQueues(db, new Date());
    console.log(
      held === null ? "Mails leave." : `All mails are held since ${held.toISOString()}. To let them leave: npm run outbox -- release`,
    );
    for (const { kind, waiting, oldestSince } of queue) console.log(`${kind}: ${waiting} waiting, the oldest since ${oldestSince}`);
    console.log(`alerts to be handed out: ${tiersDue}`);
    return 0;
  } finally {
    await db.close();
  }
}

await runCommand(main);
