import type { ClinicTx } from "@/db/client";
import { helpRequest } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** A call asked for, where and how, each time it was. */
export function helpRequestWrite(tx: ClinicTx, row: Omit<typeof helpRequest.$inferInsert, "clinicId">) {
  return tx.insert(helpRequest).values({ ...row, clinicId: clinicInScope });
}
