/**
 * What stands at a place of a list: a place that is not there is a bug, and no number stands in for it.
 * @throws RangeError on a place outside the list
 */
export function at<T>(list: readonly T[], place: number): T {
  const here = list[place];
  if (here === undefined) throw new RangeError(`Nothing at place ${place} of ${list.length}`);
  return here;
}
