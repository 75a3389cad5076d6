import type { ClinicTx } from "@/db/client";
import { newestWritten } from "@/db/queries/flag-events";

type Standing = { ok: true; at: Date } | { ok: false; code: "changed-meanwhile"; by?: string };

/**
 * Where what is about to be written on a flag stands: after everything written before, also where a request had to wait for a colleague's. Not
 * at all where somebody has written since a screen showed it. The caller has locked the flag's course.
 * @param seen the newest thing written that was on the screen, null where nothing was; left out, nothing is compared
 */
export async function afterWritten(
  tx: ClinicTx,
  flagId: string,
  { seen, now }: { seen?: string | null | undefined; now: Date },
): Promise<Standing> {
  const newest = await newestWritten(tx, flagId);
  if (newest === null) return { ok: true, at: now };
  if (seen !== undefined && seen !== newest.id) return { ok: false, code: "changed-meanwhile", ...(newest.by && { by: newest.by }) };
  return { ok: true, at: new Date(Math.max(now.getTime(), newest.at.getTime() + 1)) };
}
