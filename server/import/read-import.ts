import { createHash } from "node:crypto";
import { localDateOf } from "@/clinical/plain-date";
import { MAX_IMPORT_PATIENTS } from "@/contracts/patient-import";
import type { FieldIssue } from "@/contracts/problem";
import type { ClinicTx } from "@/db/client";
import { clinicRegion } from "@/db/queries/clinic-region";
import { listPrescribersByAddress, takenRecordNumbers } from "@/db/queries/patient-imports";
import type { StaffActor } from "@/server/actor";
import { type Judged, judgeLines, withoutTaken } from "./judge-lines";
import type { Prescriber } from "./line-form";
import { readCsv } from "./read-csv";
import { readHeading } from "./read-heading";

export type ReadImport =
  | { readonly ok: true; readonly fileHash: string; readonly judged: Judged; readonly prescribers: readonly Prescriber[] }
  | { readonly ok: false; readonly issues: FieldIssue[] };

/** Reads and checks a file of patients against the clinic as it is in this transaction, without storing anything. */
export async function readImportFile(
  tx: ClinicTx,
  actor: Pick<StaffActor, "clinicTimeZone">,
  bytes: Uint8Array,
  now: Date,
): Promise<ReadImport> {
  const file = await readCsv(bytes, { maxRecords: MAX_IMPORT_PATIENTS });
  if (!file.ok) return { ok: false, issues: [{ path: at(file.problem.line), message: file.problem.message }] };
  const [first, ...records] = file.records;
  const heading = readHeading(first?.cells ?? []);
  if (!heading.ok) return { ok: false, issues: heading.issues.map(({ column, message }) => ({ path: column, message })) };
  if (records.length === 0) return { ok: false, issues: [{ path: at(null), message: "The file has a first line and no patients." }] };
  const [prescribers, region] = await Promise.all([listPrescribersByAddress(tx), clinicRegion(tx)]);
  const days = new Map<string, string>();
  const todayIn = (timeZone: string) => {
    const today = days.get(timeZone) ?? localDateOf(now, timeZone);
    days.set(timeZone, today);
    return today;
  };
  const judged = await judgeLines(heading.columns, records, {
    prescribers,
    defaults: { region, timeZone: actor.clinicTimeZone },
    todayIn,
  });
  const taken = await takenRecordNumbers(
    tx,
    judged.accepted.map(({ input }) => input.recordNumber),
  );
  return { ok: true, fileHash: createHash("sha256").update(bytes).digest("hex"), judged: withoutTaken(judged, taken), prescribers };
}

function at(line: number | null): string {
  return line === null ? "file" : `line ${line}`;
}
