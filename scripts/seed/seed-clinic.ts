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
import { type InventedCourse, inventHistory, type SeededClinic } from "./invent-history";
import { type InventedPatient, inventPatient, type Surroundings } from "./invent-patient";

/** Patients whose rows are made and sent together. */
const PATIENTS_A_ROUND = 100;
/** Patients that are made before the connection gets its turn. */
const PATIENTS_A_TURN = 5;

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
  const invent = inventor({ seed, around, linkSecret, clinic: { nurse, timeZone, staffedHours, policy, now } });
  // One round waits while the database stores another, so that it never waits for us; more would only fill memory.
  let [first, second]: [Promise<void>, Promise<void>] = [Promise.resolve(), Promise.resolve()];
  let made = 0;
  for await (const courses of inRounds(patients, invent)) {
    await first;
    [first, second] = [second, second.then(() => store(db, clinic.id, courses, { seed, now }))];
    // A refusal is thrown where it is waited for; until then it is not unhandled.
    second.catch(() => {});
    made += courses.length;
    if (made % 1000 === 0 && made < patients) log(`${made} patients`);
  }
  await first;
  await second;
  return { ok: true, patients };
}

/** Makes the patient at a place of the seed, with their course until now. */
function inventor({
  seed,
  around,
  linkSecret,
  clinic,
}: {
  seed: number;
  around: Surroundings;
  linkSecret: string;
  clinic: SeededClinic;
}): (index: number) => InventedCourse {
  // Who is enrolled on one day has one cadence: worked out once.
  const makers = new Map<string, ReturnType<typeof enrolmentMaker>>();
  const makerOf = ({ enrolledAt, input: { prescriberId: by } }: InventedPatient) => {
    const key = `${by} ${enrolledAt.getTime()}`;
    const maker = makers.get(key) ?? enrolmentMaker({ by, now: enrolledAt, linkSecret, policy: clinic.policy });
    makers.set(key, maker);
    return maker;
  };
  return (index) => {
    const invented = inventPatient(seed, index, around);
    return inventHistory(makerOf(invented).make(invented.input, invented.endedOn), invented, clinic);
  };
}

async function* inRounds(patients: number, invent: (index: number) => InventedCourse): AsyncGenerator<InventedCourse[], void> {
  for (let from = 0; from < patients; from += PATIENTS_A_ROUND) {
    const courses: InventedCourse[] = [];
    for (let index = from; index < Math.min(patients, from + PATIENTS_A_ROUND); index += 1) {
      // What is on its way to the database goes on: nothing is sent and nothing heard while a patient is made.
      if (index % PATIENTS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      courses.push(invent(index));
    }
    yield courses;
  }
}

function store(
  db: Database,
  clinicId: string,
  courses: readonly InventedCourse[],
  { seed, now }: { seed: number; now: Date },
): Promise<void> {
  const enrolments = courses.map(({ enrolment }) => enrolment);
  const histories = courses.map(({ history }) => history);
  return withClinic(db, clinicId, async (tx) => {
    await allowLongStatements(tx);
    await sendTogether(tx, [
      ...enrolmentWrites(enrolments, now),
      ...historyWrites(histories),
      auditInsert(tx, {
        at: now,
        actorKind: "system",
        actorId: null,
        action: "patient.imported",
        subjectKind: "import",
        subjectId: null,
        detail: { seed, patients: courses.length },
      }),
    ]);
  });
}
