import { v7 as uuid } from "uuid";
import { z } from "zod";
import { REGIONS } from "@/clinical/crisis-lines";
import { email } from "@/contracts/sign-in";
import { type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { insertClinic } from "@/db/queries/clinics";
import { invitationTokenOf } from "@/server/invitation-token";
import { makeInvitation } from "./invite-staff";

const timeZones = new Set(Intl.supportedValuesOf("timeZone"));

/** What an operator says of a new clinic. What they leave out, the clinic must record before it can enrol anybody. */
export const createClinicInput = z.strictObject({
  slug: z
    .string("is required")
    .regex(/^[a-z][a-z0-9-]{1,39}$/, "must be 2 to 40 lower-case letters, digits and hyphens, beginning with a letter"),
  adminEmail: email,
  /** The short name with capitals, where nothing else is said. */
  name: z.string().trim().min(2, "must have at least 2 characters").max(120, "must have at most 120 characters").optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ().-]{5,30}$/, "must be a telephone number: patients see it beside the crisis lines")
    .default(""),
  region: z.enum(REGIONS, `must be one of ${REGIONS.join(", ")}: it decides which crisis lines are shown`).default("other"),
  timeZone: z
    .string()
    .refine((zone) => zone === "UTC" || timeZones.has(zone), "must be a time zone such as Europe/Dublin")
    .default("UTC"),
});
export type CreateClinicInput = z.output<typeof createClinicInput>;

export type CreateClinicOutcome = { ok: true; clinicId: string; token: string; expiresAt: Date } | { ok: false; code: "slug-taken" };

/** Makes a clinic and the invitation of its first admin, whose token is returned to be handed over. No mail is owed for it. */
export function createClinic(
  db: Database,
  { adminEmail, name, ...clinic }: CreateClinicInput,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<CreateClinicOutcome> {
  const clinicId = uuid();
  return withClinic(db, clinicId, async (tx) => {
    if (!(await insertClinic(tx, { id: clinicId, ...clinic, name: name ?? nameOf(clinic.slug), isDemo: false, at: now })))
      return { ok: false, code: "slug-taken" };
    await appendAudit(tx, {
      at: now,
      actorKind: "system",
      actorId: null,
      action: "clinic.created",
      subjectKind: "clinic",
      subjectId: clinicId,
    });
    const made = await makeInvitation(tx, { clinicId, email: adminEmail, role: "admin", by: null, now, linkSecret });
    return { ok: true, clinicId, token: invitationTokenOf(linkSecret, made.invitationId), expiresAt: made.expiresAt };
  });
}

/** "north-side" -> "North Side" */
function nameOf(slug: string): string {
  return slug.replace(/(^|-)([a-z0-9])/g, (_, hyphen: string, first: string) => `${hyphen ? " " : ""}${first.toUpperCase()}`);
}
