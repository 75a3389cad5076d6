import type { MovedItem } from "@/clinical/moved-items";
import type { ClinicTx } from "@/db/client";
import { insertRow } from "@/db/prepared";
import { alert, flag } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { countAlert, countFlag } from "@/db/stored-counts";

// The only inserts of flags and alerts: each is counted as it is made. A `Write` is for those that go with others, its text made once a process.

type NewFlag = Omit<typeof flag.$inferInsert, "clinicId" | "items"> & { readonly items: readonly MovedItem[] };
type NewAlert = Omit<typeof alert.$inferInsert, "clinicId">;

/** One flag, for a statement that goes by itself. */
export function flagInsert(tx: ClinicTx, { items, ...row }: NewFlag) {
  countFlag(tx, row);
  return tx.insert(flag).values({ ...row, clinicId: clinicInScope, items: [...items] });
}

/** One flag, to be sent together with other writes. */
export function flagWrite(tx: ClinicTx, { items, ...row }: NewFlag) {
  countFlag(tx, row);
  return insertRow(flag, { ...row, items: [...items] });
}

/** One alert, for a statement that goes by itself. */
export function alertInsert(tx: ClinicTx, row: NewAlert) {
  countAlert(tx, row.urgency);
  return tx.insert(alert).values({ ...row, clinicId: clinicInScope });
}

/** One alert, to be sent together with other writes. */
export function alertWrite(tx: ClinicTx, row: NewAlert) {
  countAlert(tx, row.urgency);
  return insertRow(alert, row);
}
