// npm run audit:verify: checks the audit chain of every clinic. Exit code 0 when all are whole, 1 with the first broken entry.
import { connect } from "@/db/client";
import { runCommand } from "@/scripts/run-command";
import { readAuditEnv } from "@/server/env";
import { type ChainFault, verifyAudit } from "@/server/use-cases/verify-audit";

const FAULTS: Record<ChainFault, string> = {
  altered: "its contents are not those that were recorded",
  missing: "it is missing, or another stands in its place",
  "head-differs": "the head of the chain is gone or names another last entry",
};

async function main(): Promise<number> {
  const env = readAuditEnv(process.env);
  const web = connect(env.APP_DATABASE_URL, { max: 1, name: "isomood-audit-verify" });
  const worker = connect(env.WORKER_DATABASE_URL, { max: 1, name: "isomood-audit-verify" });
  try {
    const verdict = await verifyAudit({ web, worker });
    if (verdict.ok) console.log(`Whole: ${verdict.entries} entries of ${verdict.clinics} ${verdict.clinics === 1 ? "clinic" : "clinics"}.`);
    else if (verdict.code === "triggers-off")
      console.error(`Broken: nothing guards the audit log, ${verdict.triggers.join(", ")} switched off.`);
    else console.error(`Broken: clinic ${verdict.clinicId}, entry ${verdict.seq}: ${FAULTS[verdict.fault]}.`);
    return verdict.ok ? 0 : 1;
  } finally {
    await Promise.all([web.close(), worker.close()]);
  }
}

await runCommand(main);
