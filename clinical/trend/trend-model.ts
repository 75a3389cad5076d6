/**
 * What the detector takes mood over a course to be: a person's own level, slow and fast fluctuation around it, in some courses a lasting
 * improvement, now and then a passing spike, and, in what it looks for, a lasting rise. Abilities are standard deviations of low mood
 * (`graded-response.ts`), days are days. Chosen on one set of simulated courses, reported on others; docs/detection.md tells how.
 */
export const TREND_MODEL = {
  /** Levels of people. Source: the fit to 771 young adults. */
  person: { mean: -0.55, sd: 0.9 },
  /** Weeks that are better or worse without meaning anything. A little wider than the simulated people's, which costs nothing there. */
  slow: { sd: 0.7, days: 120 },
  fast: { sd: 0.3, days: 10 },
  /** A lasting rise: so many points above the level before it, give or take this share, never beyond the scale's upper end. */
  rise: { points: 7.5, spread: 0.33, upTo: 24 },
  /** Days over which it comes: at once, or as a slow drift. Either is as likely. */
  rampDays: [14, 70],
  /** Per day, before anything is known. */
  onsetHazard: 1 / 600,
  /** So many times likelier in the days after a dose change. Source: clinical reference, section 4. */
  afterDoseChange: { factor: 3, days: 21 },
  /** Onsets looked for lie so many days apart, and no further than this before the next answer, where all look alike. */
  onsetGrid: { days: 7, reach: 84 },
  /** Courses that get better: share, level and spread at the start, change and spread, and over how many days. */
  improving: { share: 0.25, mean: 0.8, sd: 0.4, change: -1.2, changeSd: 0.5, days: 84 },
  /** A spike as high as a rise that passes: chance a day, and the days for which it may last. */
  spike: { hazard: 1 / 750, days: 21 },
  /** Earlier responses than so many no longer count: no course of ours has them, and the work grows with their cube. */
  mostResponses: 40,
} as const;
