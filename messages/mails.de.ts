import type { MailTexts } from "./mails";

/** German with du. Decision 057 says who has to review it before a clinic uses it. */
export const mailsDe = {
  link: {
    subject: "Ein kurzer Fragebogen von {clinic}",
    ready: "Dein Fragebogen ist bereit, bis {date}:",
    button: "Fragebogen öffnen",
    minutes: "Etwa 5 Minuten. Antworten auf diese Nachricht liest niemand.",
    struggling: "Geht es dir schlecht? Warte nicht auf diesen Fragebogen:",
    emergency: "Notfall: {number}",
    stop: "Keine Erinnerungen mehr; an deiner Behandlung ändert sich nichts:",
    "stop-button": "Keine Erinnerungen mehr",
  },
  reminder: {
    subject: "Ein kurzer Fragebogen von {clinic}",
    ready: "Dein Fragebogen ist noch offen, bis {date}:",
  },
} as const satisfies MailTexts;
