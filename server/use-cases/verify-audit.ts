import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { type ChainLink, type ChainPlace, listChains, listSleepingTriggers, readChain, readChainEnd } from "@/db/queries/audit-chain";

/** What is wrong with a chain, at its first broken entry. */
export type ChainFault =
  /** The contents are not those that were hashed. */
  | "altered"
  /** The entry is not there, or another stands in its place. */
  | "missing"
  /** The head, which every writer moves, is gone or names another last entry. */
  | "head-differs";

export type AuditVerdict =
  | { ok: true; clinics: number; entries: number }
  | { ok: false; code: "chain-broken"; clinicId: string; seq: number; fault: ChainFault }
  | { ok: false; code: "triggers-off"; triggers: readonly string[] };

const BEGINNING: ChainPlace = { seq: 0, hash: "" };

/**
 * Checks every clinic's chain of audit entries, each hash made anew from the entry's contents, and that the triggers which keep the chains
 * stand guard. May run while entries are written. It cannot see a chain that was rewritten whole, with its head, by somebody who may do
 * everything: against that heads are kept elsewhere and compared with `seq` and hash of the entry they name.
 * @param page how many entries are read at a time
 * @param worker sees which clinics there are; `web` reads each clinic's entries in that clinic's scope
 */
export async function verifyAudit(
  { web, worker }: { web: Database; worker: Database },
  { page = 10_000 }: { page?: number } = {},
): Promise<AuditVerdict> {
  const clinics = await listChains(worker);
  let entries = 0;
  for (const clinicId of clinics) {
    const checked = await withClinic(web, clinicId, (tx) => checkChain(tx, page));
    if (typeof checked === "object") return { ok: false, code: "chain-broken", clinicId, ...checked };
    entries += checked;
  }
  const triggers = await listSleepingTriggers(web);
  return triggers.length > 0 ? { ok: false, code: "triggers-off", triggers } : { ok: true, clinics: clinics.length, entries };
}

/** How many entries the chain of the clinic in scope has, or its first fault. */
async function checkChain(tx: ClinicTx, page: number): Promise<number | { seq: number; fault: ChainFault }> {
  let place = BEGINNING;
  for (;;) {
    for (let links = await readChain(tx, place, page); links.length > 0; links = await readChain(tx, place, page))
      for (const link of links) {
        const fault = faultOf(link, place);
        if (fault) return fault;
        place = link;
      }
    const { head, last } = await readChainEnd(tx);
    if (last && last.seq > place.seq) continue;
    if (!head) return { seq: place.seq, fault: "head-differs" };
    if (head.seq > place.seq) return { seq: place.seq + 1, fault: "missing" };
    return head.seq === place.seq && head.hash === place.hash ? place.seq : { seq: place.seq, fault: "head-differs" };
  }
}

function faultOf(link: ChainLink, before: ChainPlace): { seq: number; fault: ChainFault } | null {
  if (link.seq !== before.seq + 1) return { seq: before.seq + 1, fault: "missing" };
  if (link.recomputed !== link.hash) return { seq: link.seq, fault: "altered" };
  return link.previousHash === before.hash ? null : { seq: link.seq, fault: "missing" };
}
