import { type Database, sendTogether, withClinic, withLookup } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { clinicFacts } from "@/db/queries/clinic-facts";
import { findClinicBySlug } from "@/db/queries/clinics";
import { enrolmentWrites } from "@/db/queries/enrolments";
import { historyWrites } from "@/db/queries/invented-histories";
import { allowLongStatements } from "@/db/queries/patient-imports";
import { findPatientByRecordNumber } from "@/db/queries/patients";
import { policyInForce } from "@/db/queries/policies";
import { listPeople } from "@/db/queries/staff";
import { RIVERSIDE_PATIENTS } from "@/scripts/demo/demo-names";
import { enrolmentMaker } from "@/server/new-enrolment";
import { inventHistory } from "./invent-history";
import { type InventedPatient, inventPatient, type Surroundings } from "./invent-patient";

/** Patients whose rows are made and sent together. */
const PATIENTS_A_ROUND = 100;

export type SeedResult = { ok: true; patients: number } | { ok: false; code: "no-such-clinic" | "no-prescriber" | "seeded-before" };

/**
 * Fills a clinic with invented patients who have histories. Round by round, each in one transaction: killed, it leaves whole patients, and the same
 * seed is refused then, because its record numbers are taken.
 */
export async function seedClinic(
  db: Database,
  { slug, patients, seed, now, linkSecret }: { slug: string; patients: number; seed: number; now: Date; linkSecret: string },
  log: (line: string) => void = () => {},
): Promise<SeedResult> {
  const clinic = await withLookup(db, slug, (tx) => findClinicBySlug(tx, slug));
  if (!clinic) return { ok: false, code: "no-such-clinic" };
  const [people, facts, policy] = await withClinic(db, clinic.id, (tx) =>
    Promise.all([listPeople(tx), clinicFacts(tx), policyInForce(tx)]),
  );
  const [prescriber, ...others] = people.filter(({ role }) => role === "prescriber").map(({ staffId }) => staffId);
  if (prescriber === undefined) return { ok: false, code: "no-prescriber" };
  const nurse = people.find(({ role }) => role === "nurse")?.staffId ?? prescriber;
  const around: Surroundings = { prescribers: [prescriber, ...others], ...facts, names: RIVERSIDE_PATIENTS, now };
  const { timeZone, staffed: staffedHours } = facts;
  const { recordNumber } = inventPatient(seed, 0, around).input;
  if (await withClinic(db, clinic.id, (tx) => findPatientByRecordNumber(tx, recordNumber))) return { ok: false, code: "seeded-before" };
  // Who is enrolled on one day has one cadence, and to work it out is the dearest part of an enrolment.
  const makers = new Map<string, ReturnType<typeof enrolmentMaker>>();
  const makerOf = ({ enrolledAt, input: { prescriberId: by } }: InventedPatient) => {
    const key = `${by} ${enrolledAt.getTime()}`;
    const maker = makers.get(key) ?? enrolmentMaker({ by, now: enrolledAt, linkSecret, policy });
    makers.set(key, maker);
    return maker;
  };
  let stored = Promise.resolve();
  for (let from = 0; from < patients; from += PATIENTS_A_ROUND) {
    const made = Array.from({ length: Math.min(PATIENTS_A_ROUND, patients - from) }, (_, i) => {
      const invented = inventPatient(seed, from + i, around);
      const enrolment = makerOf(invented).make(invented.input, invented.endedOn);
      const { status, ...history } = inventHistory(enrolment, invented, { nurse, timeZone, staffedHours, policy, now });
      return { enrolment: { ...enrolment, status }, history };
    });
    // While the database stores one round the next was made.
    await stored;
    stored = withClinic(db, clinic.id, async (tx) => {
      await allowLongStatements(tx);
      const enrolments = made.map(({ enrolment }) => enrolment);
      const histories = made.map(({ history }) => history);
      await sendTogether(tx, [
        ...enrolmentWrites(enrolments, now),
        ...historyWrites(tx, histories),
        auditInsert(tx, {
          at: now,
          actorKind: "system",
          actorId: null,
          action: "patient.imported",
          subjectKind: "import",
          subjectId: null,
          detail: { seed, patients: made.length },
        }),
      ]);
    });
    // A refusal is thrown by the next wait; until then it is not unhandled.
    stored.catch(() => {});
    if (from > 0 && from % 1000 === 0) log(`${from} patients`);
  }
  await stored;
  return { ok: true, patients };
}
