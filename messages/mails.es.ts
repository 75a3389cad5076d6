import type { MailTexts } from "./mails";

/** Spanish with tú. Decision 057 says who has to review it before a clinic uses it. */
export const mailsEs = {
  link: {
    subject: "Un cuestionario breve de {clinic}",
    ready: "Tu cuestionario está listo hasta el {date}:",
    button: "Abrir tu cuestionario",
    minutes: "Unos 5 minutos. Nadie lee las respuestas a este mensaje.",
    struggling: "¿Lo estás pasando mal? No esperes a este cuestionario:",
    emergency: "Emergencia: {number}",
    stop: "No más recordatorios; tu atención no cambia:",
    "stop-button": "No más recordatorios",
  },
  reminder: {
    subject: "Un cuestionario breve de {clinic}",
    ready: "Tu cuestionario sigue abierto, hasta el {date}:",
  },
} as const satisfies MailTexts;
