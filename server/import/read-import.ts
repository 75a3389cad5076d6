import { createHash } from "node:crypto";
import { localDateOf } from "@/clinical/plain-date";
import { MAX_IMPORT_PATIENTS, type RejectedLine } from "@/contracts/patient-import";
import type { FieldIssue } from "@/contracts/problem";
import type { ClinicTx } from "@/db/client";
import { clinicRegion } from "@/db/queries/clinic-region";
import { listPrescribersByAddress, takenRecordNumbers } from "@/db/queries/patient-imports";
import type { StaffActor } from "@/server/actor";
import { type Judged, judgedInTurns, recordNumbersIn, withoutTaken } from "./judge-lines";
import type { Prescriber } from "./line-form";
import { type BrokenLine, readCsv } from "./read-csv";
import { readHeading } from "./read-heading";

export type ReadImport =
  | {
      readonly ok: true;
      readonly fileHash: string;
      readonly lines: number;
      /** The lines, judged as they are asked for: an import stores the first while the last are still to be judged. */
      readonly judged: AsyncIterable<Judged>;
      readonly prescribers: readonly Prescriber[];
    }
  | { readonly ok: false; readonly issues: FieldIssue[] };

/** Reads a file of patients, and checks it against the clinic as it is in this transaction. Stores nothing. */
export async function readImportFile(
  tx: ClinicTx,
  actor: Pick<StaffActor, "clinicTimeZone">,
  bytes: Uint8Array,
  now: Date,
): Promise<ReadImport> {
  const file = await readCsv(bytes, { maxRecords: MAX_IMPORT_PATIENTS });
  if (!file.ok) return { ok: false, issues: [{ path: at(file.problem.line), message: file.problem.message }] };
  const [first, ...records] = file.records;
  const [spoilt] = file.broken;
  // Without its first line nobody knows what the cells of the others are.
  if (spoilt && spoilt.line < (first?.line ?? Number.POSITIVE_INFINITY))
    return {
      ok: false,
      issues: [{ path: at(spoilt.line), message: `${spoilt.message} It names the columns: the other lines were not looked at.` }],
    };
  const heading = readHeading(first?.cells ?? []);
  if (!heading.ok) return { ok: false, issues: heading.issues.map(({ column, message }) => ({ path: column, message })) };
  if (records.length === 0 && !spoilt)
    return { ok: false, issues: [{ path: at(null), message: "The file has a first line and no patients." }] };
  const [prescribers, region, taken] = await Promise.all([
    listPrescribersByAddress(tx),
    clinicRegion(tx),
    takenRecordNumbers(tx, recordNumbersIn(heading.columns, records)),
  ]);
  const days = new Map<string, string>();
  const todayIn = (timeZone: string) => {
    const today = days.get(timeZone) ?? localDateOf(now, timeZone);
    days.set(timeZone, today);
    return today;
  };
  const turns = judgedInTurns(heading.columns, records, { prescribers, defaults: { region, timeZone: actor.clinicTimeZone }, todayIn });
  return {
    ok: true,
    fileHash: createHash("sha256").update(bytes).digest("hex"),
    lines: records.length,
    judged: (async function* () {
      for await (const turn of turns) yield withoutTaken(turn, taken);
      if (spoilt) yield { accepted: [], rejected: file.broken.map(unreadLine) };
    })(),
    prescribers,
  };
}

/** A line of which no cell is known. */
function unreadLine({ line, message }: BrokenLine): RejectedLine {
  return { line, recordNumber: null, issues: [{ column: "", message }] };
}

function at(line: number | null): string {
  return line === null ? "file" : `line ${line}`;
}
