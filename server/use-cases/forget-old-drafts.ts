import { type Database, withClinic } from "@/db/client";
import { clinicsOfTheQueue, deleteDraftsExpiredBefore } from "@/db/queries/drafts";
import { errorFields, log } from "@/server/log";

const DAY_MS = 86_400_000;
/** Saved answers outlive their check-in's time by so many days: as long as somebody may still ask what became of them. */
export const KEPT_DAYS = 30;

/** When each database was last looked through by this process. */
const lookedAt = new WeakMap<Database, Date>();

/** Deletes, once a day, answers that were saved and never sent, 30 days after their check-in's time was over. The flags they raised stay. */
export async function forgetOldDrafts(db: Database, now: Date): Promise<void> {
  const last = lookedAt.get(db);
  if (last && now.getTime() - last.getTime() < DAY_MS) return;
  lookedAt.set(db, now);
  for (const clinicId of await clinicsOfTheQueue(db)) {
    try {
      await withClinic(db, clinicId, (tx) => deleteDraftsExpiredBefore(tx, new Date(now.getTime() - KEPT_DAYS * DAY_MS)));
    } catch (error) {
      log("error", "old-drafts-kept", { clinicId, ...errorFields(error) });
    }
  }
}
