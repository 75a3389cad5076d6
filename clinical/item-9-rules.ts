import type { Finding } from "./finding";
import { phq9 } from "./instruments";
import type { Reading } from "./reading";
import { scorePhq9 } from "./score-phq9";

/** The words of an item-9 answer in English, in quotation marks: “more than half the days”. @throws RangeError off 0-3 */
export function item9Words(answer: number): string {
  const words = phq9.texts.en.answers[answer];
  if (words === undefined) throw new RangeError(`Not an answer: ${answer}`);
  return `“${words.toLowerCase()}”`;
}

function item9Finding({ item9, previous }: Reading, threshold: number): Finding {
  const said = `Item 9 (better off dead, or hurting themselves) answered ${item9Words(item9)}, ${item9} of 3`;
  if (previous === null) return { numbers: { item9, threshold }, explanation: `${said}, in the first answers of this course.` };
  const previousItem9 = scorePhq9(previous.answers).item9;
  return {
    numbers: { item9, previousItem9, threshold },
    explanation: `${said}; at the check-in before ${item9Words(previousItem9)}, ${previousItem9}.`,
  };
}

/** `item-9-high`: item 9 is 2 or 3. */
export function item9High(reading: Reading): Finding | null {
  const { item9High: threshold } = reading.thresholds;
  return reading.item9 >= threshold ? item9Finding(reading, threshold) : null;
}

/** `item-9`: item 9 is 1, below what `item-9-high` takes. */
export function item9(reading: Reading): Finding | null {
  const { item9: threshold, item9High } = reading.thresholds;
  return reading.item9 >= threshold && reading.item9 < item9High ? item9Finding(reading, threshold) : null;
}
