import type { ClinicTx } from "@/db/client";
import { renewal, sexualFunctionQuestion } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Stores a prescription. */
export function renewalWrite(tx: ClinicTx, row: Omit<typeof renewal.$inferInsert, "clinicId">) {
  return tx.insert(renewal).values({ ...row, clinicId: clinicInScope });
}

/** Stores whether sexual function was asked about; the same one sent again changes nothing. */
export function sexualFunctionWrite(tx: ClinicTx, row: Omit<typeof sexualFunctionQuestion.$inferInsert, "clinicId">) {
  return tx
    .insert(sexualFunctionQuestion)
    .values({ ...row, clinicId: clinicInScope })
    .onConflictDoNothing();
}
