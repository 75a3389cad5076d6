import { sql } from "drizzle-orm";
import type { ClinicTx, Database } from "@/db/client";

/** The last entry that was found whole; the next one must follow it. */
export type ChainPlace = { seq: number; hash: string };
/** An entry as it is and as its contents say it must be; hashes in hex. */
export type ChainLink = ChainPlace & { previousHash: string; recomputed: string };

/** The entries after a place, in order and at most `page` of them, each with its hash made anew. */
export async function readChain(tx: ClinicTx, after: ChainPlace, page: number): Promise<ChainLink[]> {
  const rows = await tx.execute<ChainLink>(sql`
    select seq::int, encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as "previousHash", encode(audit_entry_hash(a), 'hex') as recomputed
    from audit_log a where seq > ${after.seq} order by seq limit ${page}`);
  return [...rows];
}

/** Where the head says that the chain of the clinic in scope ends, and its last entry, as one statement sees both. */
export async function readChainEnd(tx: ClinicTx): Promise<{ head: ChainPlace | null; last: ChainPlace | null }> {
  const [row] = await tx.execute<{ head: ChainPlace | null; last: ChainPlace | null }>(sql`
    select (select json_build_object('seq', seq, 'hash', encode(hash, 'hex')) from audit_head) as head,
      (select json_build_object('seq', seq, 'hash', encode(hash, 'hex')) from audit_log order by seq desc limit 1) as last`);
  return row ?? { head: null, last: null };
}

/** Clinics that must have a chain: those with a head, and those in a queue, which nothing enters without an entry. Asked as the worker. */
export async function listChains(worker: Database): Promise<string[]> {
  const rows = await worker.drizzle.execute<{ id: string }>(sql`
    select clinic_id as id from audit_head union select clinic_id from delivery union select clinic_id from alert_tier order by 1`);
  return rows.map(({ id }) => id);
}

/** Names of the audit log's triggers that would not fire for everybody. */
export async function listSleepingTriggers(db: Database): Promise<string[]> {
  const rows = await db.drizzle.execute<{ name: string }>(sql`
    select wanted as name from unnest(array['append_only', 'audit_chain', 'no_truncate']) wanted
    where not exists (select from pg_trigger t where t.tgrelid = 'audit_log'::regclass and t.tgname = wanted and t.tgenabled = 'A') order by 1`);
  return rows.map(({ name }) => name);
}
