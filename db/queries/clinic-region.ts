import type { Region } from "@/clinical/crisis-lines";
import type { ClinicTx } from "@/db/client";
import { clinic } from "@/db/schema";

/** Where the clinic in scope is: the usual region of its patients. @throws Error without a clinic in scope */
export async function clinicRegion(tx: ClinicTx): Promise<Region> {
  const [row] = await tx.select({ region: clinic.region }).from(clinic).limit(1);
  if (!row) throw new Error("no clinic in scope");
  return row.region;
}
