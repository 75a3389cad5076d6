/** What demo patients write. Made up; nobody wrote it. */
export const MESSAGES = [
  "My lips split when I smile. Is there something stronger than the balm from the chemist?",
  "I'm running a half marathon in May, is that all right on these?",
  "Could the next visit be on a Thursday? I have exams on the other days.",
  "My knees ache after work. It is not bad, I just wondered.",
  "Not sleeping much since the dose went up. Is that the tablets?",
  "Contact lenses sting now, so I wear my glasses. Thought I should say.",
] as const;

export const STOPPED_BECAUSE = [
  "I felt flat all week and wanted to see if it goes away.",
  "Ran out over the holidays and did not start again.",
  "The dryness was too much at work.",
] as const;

export const MEDICINES = [
  "My GP started sertraline two weeks ago.",
  "Stopped the sleeping tablets.",
  "Changed from the morning to the evening dose of my ADHD tablets.",
] as const;
