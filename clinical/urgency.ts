/**
 * How soon a clinician must look, most urgent first.
 * `now`: at any hour · `today`: in staffed hours · `review`: within 3 working days · `watch`: listed in the digest,
 * no alert of its own · `missed`: a staff task. SQL, schemas and screens derive from this list.
 */
export const URGENCIES = ["now", "today", "review", "watch", "missed"] as const;

export type Urgency = (typeof URGENCIES)[number];

/** The rank of a course with nothing open. */
export const URGENCY_RANK_NONE = 0;

/**
 * The urgency as a number that sorts: `now` 5, `today` 4, `review` 3, `watch` 2, `missed` 1; nothing open is 0.
 * @throws RangeError on a word that is no urgency
 */
export function urgencyRank(urgency: Urgency): number {
  const index = URGENCIES.indexOf(urgency);
  if (index === -1) throw new RangeError(`Not an urgency: ${String(urgency)}`);
  return URGENCIES.length - index;
}
