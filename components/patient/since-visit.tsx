import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "./course-days";
import { moodTitle } from "./course-words";
import { changesSince, lastVisit, type Visit } from "./since-last-visit";

const VISIT_WORDS: Readonly<Record<Visit["what"], string>> = {
  renewal: "prescription",
  dose: "dose decision",
  enrolment: "enrolment",
  note: "visit note",
};

/** On top of the page: what changed since the last visit, in a sentence or two. */
export function SinceVisit({ page }: { page: PatientPage }) {
  const { timeZone } = page.patient;
  const visit = lastVisit(page, timeZone, dateIn(timeZone, page.asOf));
  if (visit === null) return null;
  const unanswered = page.checkIns.filter((checkIn) => checkIn.unanswered);
  const { responses, flags, course, care } = page;
  return (
    <section aria-labelledby="since-visit-title" className="no-print border-b border-line bg-surface">
      <div className="page-width flex flex-wrap items-baseline gap-x-2 py-2.5">
        <h2 id="since-visit-title" className="font-semibold">
          Since the last visit
        </h2>
        <p>
          <span className="text-ink-2">
            (<Time value={visit.on} />, {VISIT_WORDS[visit.what]}):
          </span>{" "}
          {changesSince(
            visit,
            { mood: moodTitle(course), responses, flags, unanswered, weights: care.weights, endedOn: course.endedOn },
            timeZone,
          )}
        </p>
      </div>
    </section>
  );
}
