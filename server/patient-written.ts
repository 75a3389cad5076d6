import type { Written } from "@/contracts/patient-page";
import type { CourseHistoryRows } from "@/db/queries/patient-page";

type Sent = Pick<CourseHistoryRows["submissions"][number], "at" | "message" | "adherenceNote" | "medicineNote">;

/** What a patient wrote with one check-in, as they wrote it. @param about only this; everything if not given */
export function writtenWith({ at, message, adherenceNote, medicineNote }: Sent, about?: readonly Written["about"][]): Written[] {
  const said = [
    { about: "message", text: message },
    { about: "stopping", text: adherenceNote },
    { about: "medicine", text: medicineNote },
  ] as const;
  return said.flatMap((one) =>
    one.text === null || (about && !about.includes(one.about)) ? [] : [{ at: at.toISOString(), about: one.about, text: one.text }],
  );
}
