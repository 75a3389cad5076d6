import type { ClinicTx } from "@/db/client";
import { clinic } from "@/db/schema";
import { closedDays } from "./closed-days";

/** What a patient's pages tell of the clinic in scope. @throws Error without a clinic in scope */
export async function clinicFacts(tx: ClinicTx) {
  const [row] = await tx
    .select({
      clinicName: clinic.name,
      clinicPhone: clinic.phone,
      region: clinic.region,
      timeZone: clinic.timeZone,
      weekdays: clinic.staffedWeekdays,
      from: clinic.staffedFrom,
      until: clinic.staffedUntil,
      closedOn: closedDays,
    })
    .from(clinic)
    .limit(1);
  if (!row) throw new Error("no clinic in scope");
  const { weekdays, from, until, closedOn, ...facts } = row;
  return { ...facts, staffed: { weekdays, from, until, closedOn, timeZone: row.timeZone } };
}
