import type { ClinicTx } from "@/db/client";
import { clinic } from "@/db/schema";

/** The IANA zone of the clinic in scope. @throws if the scope names no clinic */
export async function clinicTimeZone(tx: ClinicTx): Promise<string> {
  const [row] = await tx.select({ timeZone: clinic.timeZone }).from(clinic);
  if (!row) throw new Error("no clinic is in scope");
  return row.timeZone;
}
