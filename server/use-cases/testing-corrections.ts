import { v4 as uuidv4 } from "uuid";
import type { CorrectionInput, CorrectionKind } from "@/contracts/correction-input";
import { seenOf } from "@/contracts/course-corrections";
import type { Database } from "@/db/client";
import type { StaffActor } from "@/server/actor";
import { correctCourse } from "./correct-course";
import { readPatient } from "./read-patient";
import { TEST_LINK_SECRET } from "./testing-clinic";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A correction as a test says it: who sends it, and why, is filled in. */
export type TestCorrection = Without<CorrectionInput, "id" | "reason"> & { id?: string; reason?: string };

/** Corrects a patient's course at an instant. */
export function correct(db: Database, actor: StaffActor, patientId: string, given: TestCorrection, at: Date) {
  const input = { id: uuidv4(), reason: "Typed the wrong line", ...given } as CorrectionInput;
  return correctCourse(db, actor, { patientId, ...input }, { now: at, linkSecret: TEST_LINK_SECRET });
}

/** The patient's page as the prescriber has it at an instant. @throws Error where there is none */
export async function pageAt(db: Database, actor: StaffActor, patientId: string, at: Date) {
  const page = await readPatient(db, actor, patientId, at);
  if (!page) throw new Error("no page");
  return page;
}

type Page = Awaited<ReturnType<typeof pageAt>>;

/** What somebody who looks at this page sees of an entry that has no id of its own. */
export function seenOn(
  { course, care }: Page,
  kind: Extract<CorrectionKind, "start" | "end" | "no-end" | "first-weight" | "target">,
): string {
  if (kind === "start") return seenOf({ on: course.startsOn, mgPerDay: course.doses[0]?.mgPerDay ?? 0 });
  if (kind === "first-weight") return seenOf({ kg: care.weights[0]?.kg ?? 0 });
  if (kind === "target") return seenOf({ mgPerKg: course.targetMgPerKg });
  return seenOf({ on: course.endedOn ?? "", endReason: course.endReason, isEstimate: course.endIsEstimate });
}
