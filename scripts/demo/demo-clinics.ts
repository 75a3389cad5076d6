import { v7 as uuidv7 } from "uuid";
import type { Region } from "@/clinical/crisis-lines";
import { DEMO_SIGN_INS } from "@/contracts/demo";
import type { Role } from "@/contracts/roles";
import { type Database, enterClinic, withClinic, withLookup } from "@/db/client";
import { findClinicBySlug, insertClinic } from "@/db/queries/clinics";
import { insertCover, type NewCover } from "@/db/queries/cover";
import { findAccount, insertAccount, putMembership } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { hashOf } from "@/server/check-in-token";

export type DemoClinic = { slug: string; name: string; phone: string; region: Region; timeZone: string };

export const DEMO_CLINICS = {
  riverside: { slug: "riverside", name: "Riverside Dermatology", phone: "+1 555 0100", region: "us", timeZone: "America/New_York" },
  harbour: { slug: "harbour", name: "Harbour Skin Clinic", phone: "+44 20 7946 0100", region: "gb", timeZone: "Europe/London" },
} as const satisfies Record<string, DemoClinic>;

/** People beside those anybody may sign in as, so that a panel shows colleagues. */
const COLLEAGUES: readonly { name: string; role: Role; clinicSlug: string; email: string }[] = [
  { name: "Dr Priya Raman", role: "prescriber", clinicSlug: "riverside", email: "priya.raman@riverside.example" },
  { name: "Tess Moreno", role: "assistant", clinicSlug: "riverside", email: "tess.moreno@riverside.example" },
];

export type DemoStaff = Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone" | "isDemo" | "name" | "role">;

/** Makes the clinic and its people, or finds those that an interrupted start made. Nobody there has a password. */
export async function prepareDemoClinic(db: Database, clinic: DemoClinic, now: Date): Promise<DemoStaff[]> {
  const clinicId = await findOrMakeClinic(db, clinic, now);
  const people = [...DEMO_SIGN_INS, ...COLLEAGUES].filter(({ clinicSlug }) => clinicSlug === clinic.slug);
  const staff: DemoStaff[] = [];
  for (const { name, role, email } of people) {
    const staffId = await findOrMakeStaff(db, clinicId, { name, role, email }, now);
    staff.push({ staffId, clinicId, clinicTimeZone: clinic.timeZone, isDemo: true, name, role });
  }
  await withClinic(db, clinicId, (tx) => insertCover(tx, { ...coverOf(staff), version: 1, recordedBy: null, at: now }));
  return staff;
}

/** Who stands in: the last prescriber and the nurse by day, all prescribers at weekends; the first prescriber leads, the last is the last resort. */
function coverOf(staff: readonly DemoStaff[]): Pick<NewCover, "weekly" | "safetyLeadId" | "lastResortId"> {
  const prescribers = staff.filter(({ role }) => role === "prescriber").map(({ staffId }) => staffId);
  const nurses = staff.filter(({ role }) => role === "nurse").map(({ staffId }) => staffId);
  const byDay = [...prescribers.slice(1), ...nurses];
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, staffIds: weekday <= 5 && byDay.length > 0 ? byDay : prescribers }));
  return { weekly, safetyLeadId: prescribers[0] ?? null, lastResortId: prescribers.at(-1) ?? null };
}

async function findOrMakeClinic(db: Database, clinic: DemoClinic, now: Date): Promise<string> {
  const found = await withLookup(db, clinic.slug, (tx) => findClinicBySlug(tx, clinic.slug));
  if (found) return found.id;
  const id = uuidv7();
  await withClinic(db, id, (tx) => insertClinic(tx, { ...clinic, id, isDemo: true, at: now }));
  return id;
}

function findOrMakeStaff(db: Database, clinicId: string, person: { name: string; role: Role; email: string }, at: Date): Promise<string> {
  const emailHash = hashOf(person.email);
  return withLookup(db, emailHash, async (tx) => {
    const known = await findAccount(tx, emailHash);
    const staffId = known?.staffId ?? uuidv7();
    if (!known) await insertAccount(tx, { id: staffId, name: person.name, email: person.email, emailHash, passwordHash: null, at });
    await putMembership(await enterClinic(tx, clinicId), { clinicId, staffId, role: person.role, at });
    return staffId;
  });
}
