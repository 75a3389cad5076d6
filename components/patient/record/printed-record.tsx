"use client";

import { useClock } from "@/components/ui/clock";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import { bySameAnswers, openFlags } from "../flags/flag-order";
import { unsentLine } from "../flags/unsent-words";
import { recordDate, recordMoment } from "./record-date";
import { recordDeeds } from "./record-deeds";
import { noFlagSentence, recordFacts } from "./record-facts";

/** Signatures on the sheet; the rest are in Isomood. */
const SIGNATURES = 4;

/** On paper only: what is open, what was done and by whom, and the course in facts. */
export function PrintedRecord({ page }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const open = openFlags(page.flags);
  const deeds = recordDeeds(page.flags);
  return (
    <div className="printed-only printed-record">
      <section>
        <h2>Open flags</h2>
        {open.length === 0 && <p>{noFlagSentence(page)}</p>}
        {bySameAnswers(open).map((flags) => (
          <div key={flags[0].id}>
            <p>{raisedWords(flags, timeZone)}</p>
            <ul>
              {flags.map(({ id, urgency, title, explanation, unsent }) => (
                <li key={id}>
                  <UrgencyMark urgency={urgency} /> <b>{title}</b>. {explanation}
                  {unsentLine({ unsent })}
                </li>
              ))}
            </ul>
          </div>
        ))}
        <h2>Done</h2>
        {deeds.length === 0 && <p>Nothing recorded yet.</p>}
        <ul>
          {deeds.slice(0, SIGNATURES).map(({ id, at, words, by, note, reviewOn, flags }) => (
            <li key={id}>
              <b>{words}</b>, signed {by}, {recordMoment(at, timeZone)} ({flags.join(", ")}).{note && ` ${note}`}
              {reviewOn && ` Review on ${recordDate(reviewOn, timeZone)}.`}
            </li>
          ))}
        </ul>
        {deeds.length > SIGNATURES && <p>{deeds.length - SIGNATURES} earlier in Isomood.</p>}
      </section>
      <section>
        <h2>Course</h2>
        <dl>
          {recordFacts(page, timeZone).map(({ name, words }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p>Isomood supports clinical judgement; it does not diagnose.</p>
      </section>
    </div>
  );
}

/** When these were raised, and who is on them: said once for flags of the same answers. */
function raisedWords(flags: readonly [PatientFlag, ...PatientFlag[]], timeZone: string): string {
  const names = [...new Set(flags.map(({ claimedBy }) => claimedBy?.name ?? null))];
  const claims = names.map((name) => (name === null ? (names.length === 1 ? "unclaimed" : "some unclaimed") : `claimed by ${name}`));
  return `Raised ${recordMoment(flags[0].raisedAt, timeZone)}, ${claims.join(", ")}`;
}
