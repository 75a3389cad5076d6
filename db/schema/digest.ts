import { foreignKey, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { delivery } from "./alert";
import { flag } from "./flag";
import { clinicId, id, instant, ownClinic, workerQueue } from "./scope";

/** A flag that owes no alert of its own and is counted in the digest of a morning. A queue: the row goes when it has been, once. */
export const digestDue = pgTable("digest_due", { clinicId: clinicId(), flagId: id(), dueAt: instant().notNull() }, (t) => [
  primaryKey({ columns: [t.clinicId, t.flagId] }),
  foreignKey({ columns: [t.clinicId, t.flagId], foreignColumns: [flag.clinicId, flag.id] }),
  index("digest_due_due").on(t.dueAt),
  ownClinic(),
  workerQueue(),
]);

/** Which flags a digest counts beside the alerts that it carries. */
export const deliveryFlag = pgTable("delivery_flag", { clinicId: clinicId(), deliveryId: id(), flagId: id() }, (t) => [
  primaryKey({ columns: [t.clinicId, t.deliveryId, t.flagId] }),
  foreignKey({ columns: [t.clinicId, t.deliveryId], foreignColumns: [delivery.clinicId, delivery.id] }),
  foreignKey({ columns: [t.clinicId, t.flagId], foreignColumns: [flag.clinicId, flag.id] }),
  index("delivery_flag_flag").on(t.clinicId, t.flagId),
  ownClinic(),
]);
