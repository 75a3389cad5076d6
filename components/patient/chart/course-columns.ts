import { PHQ9_ITEMS } from "@/clinical/instruments";
import { difficultyWords } from "../difficulty-words";
import type { CoursePoint } from "./course-points";
import { deedsAmong } from "./point-flags";
import { ADHERENCE_WORDS, changeText, type DosedCourse, doseOnDay, severityWords } from "./point-words";
import { sideEffectList } from "./side-effect-words";

/** A column of the course's table and of its file. `of` null: nothing to say. */
export type CourseColumn = {
  name: string;
  isNumber?: true;
  /** Only on the screen: a file says it in a column of its own. */
  screenOnly?: true;
  of: (point: CoursePoint, course: DosedCourse) => string | number | null;
};

/** What each check-in says, in the order of the table, after its date and week. @param mood what the depression questionnaire is called */
export function courseColumns(mood: string): readonly CourseColumn[] {
  return [{ name: mood, isNumber: true, of: ({ total }) => total }, ...COLUMNS];
}

const COLUMNS: readonly CourseColumn[] = [
  { name: "Change", isNumber: true, screenOnly: true, of: ({ change }) => (change === null ? null : changeText(change)) },
  { name: "Severity", of: (point) => severityWords(point) || null },
  { name: "Trend level", isNumber: true, of: ({ level }) => level },
  { name: "GAD-7", isNumber: true, of: ({ anxiety }) => anxiety?.total ?? null },
  { name: "GAD-7 severity", of: ({ anxiety }) => anxiety?.severity ?? null },
  ...PHQ9_ITEMS.map(({ shortLabel }, place) => ({
    name: shortLabel,
    isNumber: true as const,
    of: ({ answers }: CoursePoint) => answers?.[place] ?? null,
  })),
  { name: "Difficulty", of: ({ difficulty }) => difficultyWords(difficulty) },
  { name: "Skin", of: ({ skin }) => skin },
  { name: "Capsules", of: ({ adherence }) => adherence && (ADHERENCE_WORDS[adherence] ?? "as prescribed") },
  { name: "Side effects", of: ({ sideEffects }) => (sideEffects === null ? null : sideEffectList(sideEffects) || "none") },
  { name: "mg a day", isNumber: true, of: ({ day }, course) => doseOnDay(course, day) },
  { name: "Flags", of: ({ flags }) => flags.map(({ title, open }) => `${title} (${open ? "open" : "closed"})`).join(", ") || null },
  {
    name: "Done",
    of: ({ flags }) =>
      deedsAmong(flags)
        .map(({ words, by }) => `${words} (${by})`)
        .join(", ") || null,
  },
];
