import { desc } from "drizzle-orm";
import { checkPolicy, defaultPolicy, type Policy, policyFrom } from "@/clinical/policy";
import type { ClinicTx } from "@/db/client";
import { preparedRead } from "@/db/prepared";
import { policy } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

const newestPolicy = preparedRead((db) => db.select({ stored: policy.thresholds }).from(policy).orderBy(desc(policy.createdAt)).limit(1));

/** The policy in force for the clinic in scope: the newest it recorded, else the default. */
export async function policyInForce(tx: ClinicTx): Promise<Policy> {
  const [row] = await newestPolicy(tx, {});
  return row ? policyFrom(row.stored) : defaultPolicy;
}

/** True once the clinic in scope has recorded a policy. */
export async function hasPolicy(tx: ClinicTx): Promise<boolean> {
  return (await tx.select({ version: policy.version }).from(policy).limit(1)).length > 0;
}

/** Records the policy in force from now on. @throws RangeError on one that a clinic may not set */
export async function insertPolicy(tx: ClinicTx, thresholds: Policy, at: Date): Promise<void> {
  checkPolicy(thresholds);
  await tx.insert(policy).values({ clinicId: clinicInScope, version: thresholds.version, thresholds, createdAt: at });
}
