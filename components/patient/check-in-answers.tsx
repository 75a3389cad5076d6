import { INSTRUMENTS, PHQ9_ITEMS } from "@/clinical/instruments";
import { Unfold } from "@/components/ui/unfold";
import type { PatientPage, PatientReport } from "@/contracts/patient-page";
import { sideEffectList } from "./chart/side-effect-words";
import { moodTitle } from "./course-words";
import { difficultyWords } from "./difficulty-words";

const ANSWERS = ["not at all", "several days", "more than half the days", "nearly every day"] as const;

/** Every answer of one check-in in words, folded away; nothing where the submission held none. */
export function CheckInAnswers({ page, submissionId }: { page: PatientPage; submissionId: string }) {
  const report = page.reports.find(({ id }) => id === submissionId);
  const response = page.responses.find((each) => each.submissionId === submissionId);
  const items = report?.items ?? null;
  if (report === undefined || (items === null && report.anxiety === null && report.sideEffects === null)) return null;
  return (
    <details className="no-print mt-0.5">
      <Unfold>Answers</Unfold>
      <div className="mt-1 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        {items && (
          <List
            title={`${moodTitle(page.course)}, ${response?.total ?? "no total"}`}
            rows={PHQ9_ITEMS.map(({ key, shortLabel }, place) => [key, shortLabel, answerWords(items[place])])}
          />
        )}
        <div className="grid content-start gap-3">
          {report.anxiety && (
            <List
              title={`GAD-7, ${report.anxiety.total}`}
              rows={INSTRUMENTS.gad7.items.map(({ key, shortLabel }, place) => [
                key,
                shortLabel,
                answerWords(report.anxiety?.answers[place] ?? null),
              ])}
            />
          )}
          <List title="Besides" rows={besides(report, response?.difficulty ?? null)} />
        </div>
      </div>
    </details>
  );
}

function besides({ sideEffects, skin, adherence }: PatientReport, difficulty: number | null): [string, string, string][] {
  const told: [string, string | null][] = [
    ["Daily life", difficultyWords(difficulty)],
    ["Side effects", sideEffects === null ? null : sideEffectList(sideEffects) || "none reported"],
    ["Skin", skin],
    ["Capsules", adherence && CAPSULES[adherence]],
  ];
  return told.map(([name, words]) => [name, name, words ?? "not answered"]);
}

const CAPSULES = { "as-prescribed": "as prescribed", "missed-some": "missed some", stopped: "stopped" } as const;

function answerWords(answer: number | null | undefined): string {
  return answer === null || answer === undefined ? "not answered" : `${answer} ${ANSWERS[answer]}`;
}

function List({ title, rows }: { title: string; rows: [key: string, name: string, words: string][] }) {
  return (
    <div>
      <p className="font-medium">{title}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3">
        {rows.map(([key, name, words]) => (
          <div key={key} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
