import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/contracts/roles";
import { clinic } from "./clinic";
import { byLookup, clinicId, id, instant, isOneOf, keyedByLookup, oneOf, ownClinic, ownStaff, webRole, workerRole } from "./scope";

/**
 * People who sign in. Global, because one person may work at two clinics; visible only through a membership of the clinic in
 * scope, to the person themselves, or by the hash of the e-mail address at sign-in.
 */
export const staff = pgTable(
  "staff",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailHash: text().notNull().unique(),
    passwordHash: text(),
    createdAt: instant().notNull(),
  },
  () => [
    pgPolicy("fellow_members", {
      for: "select",
      to: [webRole, workerRole],
      using: sql`exists (select 1 from membership m where m.staff_id = id and m.clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)`,
    }),
    ownStaff("id"),
    keyedByLookup("email_hash"),
  ],
);

export const membership = pgTable(
  "membership",
  {
    clinicId: clinicId().references(() => clinic.id),
    staffId: id().references(() => staff.id),
    role: oneOf(ROLES).notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
    /** When the person confirmed that what is sent to them wakes them; null while they have not, or no longer say so. */
    wakesConfirmedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId] }),
    index("membership_staff").on(t.staffId),
    isOneOf("membership_role", t.role, ROLES),
    ownClinic(),
    ownStaff("staff_id"),
  ],
);

/** A signed-in browser. The cookie holds a secret whose SHA-256 is `tokenHash`; ending the row signs it out at its next request. */
export const session = pgTable(
  "session",
  {
    clinicId: clinicId(),
    id: id(),
    staffId: id(),
    tokenHash: text().notNull().unique(),
    createdAt: instant().notNull(),
    lastActiveAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [membership.clinicId, membership.staffId] }),
    ownClinic(),
    byLookup("token_hash"),
  ],
);

export const invitation = pgTable(
  "invitation",
  {
    clinicId: clinicId().references(() => clinic.id),
    id: id(),
    email: text().notNull(),
    role: oneOf(ROLES).notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), isOneOf("invitation_role", t.role, ROLES), ownClinic(), byLookup("token_hash")],
);

/** One count a key, begun again when its window has passed. The key is a hash, so the table names nobody. */
export const rateLimit = pgTable(
  "rate_limit",
  { key: text().primaryKey(), windowStart: instant().notNull(), count: integer().notNull() },
  () => [keyedByLookup("key")],
);
