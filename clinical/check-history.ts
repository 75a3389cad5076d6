import { ADHERENCE, type CheckInAnswers, DEPRESSION_INSTRUMENTS, MEDICINE_CHANGES, SKIN_CHANGES } from "./check-in-answers";
import type { CourseHistory } from "./history";
import type { ScoredInstrumentId } from "./instruments";
import { checkTimeZone, parsePlainDate } from "./plain-date";
import { checkAsqAnswers } from "./score-asq";
import { scoreAnswers, severityOfTotal } from "./score-instrument";
import { checkSideEffectAnswers } from "./score-side-effects";

/**
 * Refuses a history no course can have. Two check-ins at the same instant are legal and keep the order given.
 * @throws RangeError that names the field and, where there are several, which (from 1): an impossible date or zone, a wrong order, a dose
 * change before the course, an answer out of range, a total that is not what its answers score
 */
export function checkHistory({ courseStart, timeZone, doseChanges, checkIns }: CourseHistory): void {
  parsePlainDate(courseStart);
  checkTimeZone(timeZone);
  doseChanges.forEach((date, i) => {
    parsePlainDate(date);
    if (date < courseStart) throw new RangeError(`Dose change ${i + 1} is before the course`);
    if (date < (doseChanges[i - 1] ?? date)) throw new RangeError(`Dose change ${i + 1} is out of order: oldest first`);
  });
  checkIns.forEach((checkIn, i) => {
    const time = checkIn.at.getTime();
    const before = checkIns[i - 1]?.at.getTime() ?? time;
    if (Number.isNaN(time)) throw new RangeError(`Check-in ${i + 1} has no valid date`);
    if (time < before) throw new RangeError(`Check-in ${i + 1} is out of order: oldest first`);
    naming(`Check-in ${i + 1}`, () => checkAnswers(checkIn));
  });
}

/** Runs a check so that its RangeError says where. */
function naming(where: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${where}: ${error.message}`) : error;
  }
}

function checkAnswers(checkIn: CheckInAnswers): void {
  const { depression, anxiety, asq, highestGiven, sideEffects, skin, adherence, medicineChange } = checkIn;
  if (depression) {
    isOneOf("depression instrument", depression.instrument, DEPRESSION_INSTRUMENTS);
    checkScored(depression.instrument, depression);
    isAnswer("difficulty", depression.difficulty);
  }
  if (anxiety) checkScored("gad7", anxiety);
  if (asq) checkAsqAnswers(asq);
  if (highestGiven) isAnswer("highest item 9 given", highestGiven.item9);
  const highestAsq = highestGiven?.asq;
  if (highestAsq) naming("highest given", () => checkAsqAnswers(highestAsq));
  if (sideEffects) checkSideEffectAnswers(sideEffects);
  isOneOf("skin", skin, SKIN_CHANGES);
  isOneOf("adherence", adherence, ADHERENCE);
  isOneOf("medicine change", medicineChange, MEDICINE_CHANGES);
}

function checkScored(
  id: ScoredInstrumentId,
  { answers, total }: { answers: readonly (number | null)[] | null; total: number | null },
): void {
  if (answers === null) severityOfTotal(id, total ?? Number.NaN);
  else if (scoreAnswers(id, answers).total !== total) throw new RangeError(`${id} total is not what its answers score`);
}

function isAnswer(field: string, value: number | null): void {
  if (value !== null && ![0, 1, 2, 3].includes(value)) throw new RangeError(`${field} is not 0, 1, 2, 3 or null`);
}

function isOneOf(field: string, value: string | undefined, legal: readonly string[]): void {
  if (value !== undefined && !legal.includes(value)) throw new RangeError(`${field} is not one of ${legal.join(", ")}`);
}
