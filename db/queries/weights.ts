import type { ClinicTx } from "@/db/client";
import { weight } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Stores a weight taken on a day. */
export function weightWrite(tx: ClinicTx, row: Omit<typeof weight.$inferInsert, "clinicId">) {
  return tx.insert(weight).values({ ...row, clinicId: clinicInScope });
}
