import type { ClinicTx } from "@/db/client";
import { checkInWrite, type NewCheckIn } from "@/db/queries/check-ins";
import { checkInLinkDeliveries } from "@/db/queries/deliveries";

/** What stores check-ins with the mails that invite to them and remind of them; nothing for none, and no mail to somebody without an address. */
export function extraCheckInWrites(tx: ClinicTx, checkIns: readonly NewCheckIn[], { hasEmail, now }: { hasEmail: boolean; now: Date }) {
  if (checkIns.length === 0) return [];
  return [checkInWrite(tx, checkIns), ...(hasEmail ? [checkInLinkDeliveries(tx, checkIns, now)] : [])];
}
