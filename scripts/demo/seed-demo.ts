import { atLocalTime } from "@/clinical/cadence";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import type { Role } from "@/contracts/roles";
import { connect, type Database, withClinic, withLookup } from "@/db/client";
import { findClinicBySlug } from "@/db/queries/clinics";
import { withdrawPassedMessages } from "@/db/queries/delivery-patient-mails";
import { hasPolicy, insertPolicy } from "@/db/queries/policies";
import { FIRST_STEPS, HARBOUR_CAST, type Part, RIVERSIDE_CAST } from "./demo-cast";
import { DEMO_CLINICS, type DemoClinic, type DemoStaff, prepareDemoClinic } from "./demo-clinics";
import { HARBOUR_PATIENTS, RIVERSIDE_PATIENTS } from "./demo-names";
import { type PlannedCourse, planCourse } from "./plan-course";
import { type Play, playCourse, type Stage } from "./play-course";

/** Patients whose courses are written at the same time: the database's commits overlap. */
const AT_ONCE = 6;

/**
 * Makes the demo's two clinics on the first start: deterministic but for the dates, which are counted back from `now`. Each
 * clinic's policy row is written last and says that it is whole; a start that was killed before goes on where it stopped.
 */
export async function seedDemo({
  webUrl,
  workerUrl,
  linkSecret,
  now,
  log,
}: {
  webUrl: string;
  workerUrl: string;
  linkSecret: string;
  now: Date;
  log: (line: string) => void;
}): Promise<{ seeded: boolean }> {
  const db = connect(webUrl, { max: AT_ONCE, name: "isomood-demo" });
  const asWorker = connect(workerUrl, { max: 1, name: "isomood-demo" });
  // A thousand mails of a past in which no worker ran: it would spend its first seconds on them, and tell every screen of each.
  const withdraw = (clinicId: string) => withClinic(asWorker, clinicId, (tx) => withdrawPassedMessages(tx, now));
  const options = { linkSecret, now, log, withdraw };
  try {
    const riverside = await seedClinic(db, DEMO_CLINICS.riverside, RIVERSIDE_PATIENTS, RIVERSIDE_CAST, { prefix: "RD-10", ...options });
    const harbour = await seedClinic(db, DEMO_CLINICS.harbour, HARBOUR_PATIENTS, HARBOUR_CAST, { prefix: "HS-20", ...options });
    return { seeded: riverside || harbour };
  } finally {
    await Promise.all([db.close(), asWorker.close()]);
  }
}

type Options = {
  prefix: string;
  linkSecret: string;
  now: Date;
  log: (line: string) => void;
  /** Withdraws the mails whose time has passed. */
  withdraw: (clinicId: string) => Promise<void>;
};

async function seedClinic(
  db: Database,
  clinic: DemoClinic,
  names: readonly string[],
  cast: readonly Part[],
  options: Options,
): Promise<boolean> {
  const found = await withLookup(db, clinic.slug, (tx) => findClinicBySlug(tx, clinic.slug));
  if (found && (await withClinic(db, found.id, hasPolicy))) return false;
  // An interrupted start is taken up with its own dates, or its courses would not be found where they were planned.
  const now = found?.createdAt ?? options.now;
  options.log(`Making the demo clinic ${clinic.name}: ${names.length} patients`);
  const staff = await prepareDemoClinic(db, clinic, now);
  const prescriber = personOf(staff, "prescriber");
  const nurse = staff.find(({ role }) => role === "nurse") ?? prescriber;
  const stage: Stage = { db, clinic, prescriber, nurse, linkSecret: options.linkSecret, now };
  const waiting = names.entries();
  // Each course is planned when its turn comes: the database writes others meanwhile.
  const inTurn = async () => {
    for (const [index, name] of waiting)
      await playCourse(stage, playOf(name, index, { part: cast[index] ?? null, place: index - cast.length }, stage, options.prefix));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  await options.withdraw(prescriber.clinicId);
  await withClinic(db, prescriber.clinicId, (tx) => insertPolicy(tx, defaultPolicy, now));
  return true;
}

/** @param part what they show; null for somebody just enrolled, who is the `place`-th of these */
function playOf(
  name: string,
  index: number,
  { part, place }: { part: Part | null; place: number },
  { clinic, prescriber, nurse, now }: Stage,
  prefix: string,
): Play {
  const person = {
    name,
    recordNumber: `${prefix}${String(101 + index * 7).padStart(3, "0")}`,
    seed: index + 1,
    language: index % 12 === 7 ? ("es" as const) : ("en" as const),
    teen: part?.teen ?? false,
  };
  if (!part)
    return { person, course: justEnrolled(index, clinic, now), open: null, callAsked: null, firstStep: FIRST_STEPS[place] ?? null };
  const claimer = part.open?.claimedBy === "nurse" ? nurse : prescriber;
  const course = planCourse({ ...part, seed: index + 1 }, clinic.timeZone, now);
  const open = part.open && { claimedBy: part.open.claimedBy ? claimer : null };
  return { person, course, open, callAsked: part.callAsked ?? null, firstStep: null };
}

/** Somebody enrolled this week who has not answered yet. */
function justEnrolled(index: number, { timeZone }: DemoClinic, now: Date): PlannedCourse {
  const today = localDateOf(now, timeZone);
  const enrolledAt = new Date(Math.min(now.getTime(), atLocalTime(addDays(today, -(index % 3)), "11:20", timeZone).getTime()));
  const startsOn = addDays(today, 6 + (index % 4));
  return { startsOn, endedOn: null, enrolledAt, weightKg: 58 + index, doses: [{ on: startsOn, mgPerDay: 30 }], answers: [] };
}

function personOf(staff: readonly DemoStaff[], role: Role): DemoStaff {
  const person = staff.find((candidate) => candidate.role === role);
  if (!person) throw new RangeError(`the demo clinic has no ${role}`);
  return person;
}
