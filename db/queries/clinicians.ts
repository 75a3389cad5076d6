import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { CLINICIANS } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { membership, staff } from "@/db/schema";

/** Who may claim flags at the clinic today, by name. */
export function listClinicians(tx: ClinicTx) {
  return tx
    .select({ id: staff.id, name: staff.name, role: membership.role })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .where(and(isNull(membership.endedAt), inArray(membership.role, [...CLINICIANS])))
    .orderBy(asc(staff.name), asc(staff.id));
}
