/** The mails a patient gets, in English, in ICU message format. No drug, no "mood": a mail can be read by anybody. */
export const mailsEn = {
  link: {
    subject: "A short check-in from {clinic}",
    ready: "Your check-in is ready until {date}:",
    button: "Open your check-in",
    minutes: "About 5 minutes. Nobody reads replies.",
    struggling: "Struggling? Don't wait for this:",
    emergency: "Emergency: {number}",
    stop: "Stop reminders; your care doesn't change:",
    "stop-button": "Stop reminders",
  },
  reminder: {
    subject: "A short check-in from {clinic}",
    ready: "Your check-in is still open, until {date}:",
  },
} as const;
