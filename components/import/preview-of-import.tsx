"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ImportPreview } from "@/contracts/patient-import";
import { commonestIssues } from "./commonest-issues";

/** Lines shown at once; a file may have thousands that are wrong in the same way. */
const LINES_AT_ONCE = 100;
/** Of more lines than this nobody sees at a glance what they have in common. */
const LINES_IN_SIGHT = 10;
/** How many of the commonest mistakes are named. */
const COMMONEST = 5;

/** What a file would do: whom it enrols, which lines it cannot, and who may be known already. */
export function PreviewOfImport({
  preview,
  name,
  busy,
  onImport,
}: {
  preview: ImportPreview;
  name: string;
  busy: boolean;
  onImport: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { accepted, rejected, doubtful, importedBefore } = preview;
  const mayImport = rejected.length === 0 && accepted > 0 && importedBefore === null;
  return (
    <section aria-labelledby="preview-title" className="grid gap-4 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
      <div className="grid gap-1">
        <h2 id="preview-title" ref={heading} tabIndex={-1} className="text-lg font-semibold break-words outline-none">
          {title(preview)}
        </h2>
        <p className="break-words text-ink-2">
          {importedBefore === null ? subtitle(preview, name) : <ImportedBefore before={importedBefore} />}
        </p>
      </div>
      {rejected.length > LINES_IN_SIGHT && importedBefore === null && <Commonest rejected={rejected} />}
      {rejected.length > 0 && importedBefore === null && (
        <Lines title="Lines to mend" rows={rejected}>
          {({ line, recordNumber, issues }) => (
            <Line key={line} line={line} recordNumber={recordNumber} tone="text-red">
              {issues.map(({ column, message }) => (
                <span key={`${column} ${message}`} className="block">
                  {column && <span className="font-mono text-sm">{column}: </span>}
                  {message}
                </span>
              ))}
            </Line>
          )}
        </Lines>
      )}
      {doubtful.length > 0 && importedBefore === null && (
        <Lines title="Look at these again before you enrol" rows={byLine(doubtful)}>
          {({ line, recordNumber, messages }) => (
            <Line key={line} line={line} recordNumber={recordNumber} tone="text-amber">
              {messages.map((message) => (
                <span key={message} className="block">
                  {message}
                </span>
              ))}
            </Line>
          )}
        </Lines>
      )}
      {mayImport && (
        <>
          <Sample preview={preview} />
          <div>
            <Button variant="primary" onClick={onImport} aria-disabled={busy}>
              {accepted === 1 ? "Enrol this patient" : `Enrol all ${accepted.toLocaleString("en")}`}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function title({ accepted, rejected, importedBefore }: ImportPreview): string {
  if (importedBefore !== null) return "This file was imported already";
  const all = accepted + rejected.length;
  if (rejected.length === 0)
    return accepted === 1 ? "One patient can be enrolled" : `All ${accepted.toLocaleString("en")} patients can be enrolled`;
  if (all === 1) return "The only line cannot be enrolled";
  return `${rejected.length.toLocaleString("en")} of ${all.toLocaleString("en")} lines cannot be enrolled`;
}

function subtitle({ rejected, mailed, accepted, secondLooks }: ImportPreview, name: string): string {
  if (rejected.length > 0) return `Mend them in ${name} and choose it again. Nothing is stored until every line is right.`;
  return [
    `Nothing is stored yet. ${firstCheckIns(mailed, accepted - mailed)}`,
    secondLooks > 0
      ? `${secondLooks} ${secondLooks === 1 ? "has" : "have"} a history of severe depression: a second look stays open on their page.`
      : "",
  ]
    .join(" ")
    .trim();
}

/** How the first check-ins come: of none by mail that is not said. */
function firstCheckIns(mailed: number, codes: number): string {
  const byMail = mailed > 0 ? `${getting(mailed)} their first check-in by e-mail at once` : null;
  const byCode = codes > 0 ? `${getting(codes)} a code on their page` : null;
  return `${[byMail, byCode].filter((words) => words !== null).join(", ")}.`;
}

function getting(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "gets" : "get"}`;
}

function ImportedBefore({ before }: { before: NonNullable<ImportPreview["importedBefore"]> }) {
  return (
    <>
      On <Time value={before.at} withClock />, with {before.patients.toLocaleString("en")} {before.patients === 1 ? "patient" : "patients"}.
      There is nothing to do.
    </>
  );
}

/** What most lines have in common, where they are too many to be seen together. */
function Commonest({ rejected }: Pick<ImportPreview, "rejected">) {
  const common = commonestIssues(rejected, COMMONEST);
  if (common.length === 0) return null;
  return (
    <div>
      <h3 className="font-semibold">Wrong most often</h3>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {common.map(({ column, message, lines }) => (
          <li key={`${column} ${message}`} className="break-words">
            {lines.toLocaleString("en")} lines: {column && <span className="font-mono text-sm">{column}: </span>}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All that is doubtful about a line, together. */
function byLine(doubtful: ImportPreview["doubtful"]) {
  const lines = new Map<number, { line: number; recordNumber: string; messages: string[] }>();
  for (const { line, recordNumber, message } of doubtful) {
    const known = lines.get(line);
    if (known) known.messages.push(message);
    else lines.set(line, { line, recordNumber, messages: [message] });
  }
  return [...lines.values()];
}

function Lines<R>({ title, rows, children }: { title: string; rows: readonly R[]; children: (row: R) => ReactNode }) {
  const [shown, setShown] = useState(LINES_AT_ONCE);
  const left = rows.length - shown;
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 grid divide-y divide-line border-y border-line">{rows.slice(0, shown).map(children)}</ul>
      {left > 0 && (
        <Button size="small" className="mt-2" onClick={() => setShown(shown + LINES_AT_ONCE)}>
          Show {Math.min(left, LINES_AT_ONCE)} more of {left.toLocaleString("en")}
        </Button>
      )}
    </div>
  );
}

function Line({ line, recordNumber, tone, children }: { line: number; recordNumber: string | null; tone: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[5rem_1fr] gap-x-4 py-1.5 sm:grid-cols-[5rem_9rem_1fr]">
      <span className="tabular-nums">Line {line}</span>
      <span className="min-w-0 break-words text-ink-2">{recordNumber === null ? "not read" : recordNumber || "no record number"}</span>
      <span className={`min-w-0 break-words max-sm:col-span-2 ${tone}`}>{children}</span>
    </li>
  );
}

function Sample({ preview: { sample, accepted } }: { preview: ImportPreview }) {
  return (
    <div>
      <h3 className="font-semibold">
        {accepted > sample.length ? `The first ${sample.length}, as they were understood` : "As it was understood"}
      </h3>
      <ul className="mt-1 grid divide-y divide-line border-y border-line">
        {sample.map(({ line, name, dateOfBirth, recordNumber, startsOn, weightKg, mgPerDay, mgPerKgPerDay, prescriber }) => (
          <li key={line} className="grid gap-x-4 py-1.5 sm:grid-cols-[1fr_1fr]">
            <span className="min-w-0 break-words">
              <span className="font-[550]">{name}</span>
              <span className="block text-sm text-ink-2">
                born {dateOfBirth} · {recordNumber}
              </span>
            </span>
            <span className="min-w-0 text-ink-2 break-words">
              {mgPerDay} mg a day ({mgPerKgPerDay} mg/kg) from {startsOn}
              <span className="block text-sm">
                {weightKg} kg · {prescriber}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
