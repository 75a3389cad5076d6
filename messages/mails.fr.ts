import type { MailTexts } from "./mails";

/** French with tu. Decision 057 says who has to review it before a clinic uses it. Spaces before : ; ? ! are made firm when it is read. */
export const mailsFr = {
  link: {
    subject: "Un court questionnaire de {clinic}",
    ready: "Ton questionnaire est prêt, jusqu’au {date} :",
    button: "Ouvrir ton questionnaire",
    minutes: "Environ 5 minutes. Personne ne lit les réponses à ce message.",
    struggling: "Ça ne va pas ? N’attends pas ce questionnaire :",
    emergency: "Urgence : {number}",
    stop: "Arrêter les rappels ; tes soins ne changent pas :",
    "stop-button": "Arrêter les rappels",
  },
  reminder: {
    subject: "Un court questionnaire de {clinic}",
    ready: "Ton questionnaire est encore ouvert, jusqu’au {date} :",
  },
} as const satisfies MailTexts;
