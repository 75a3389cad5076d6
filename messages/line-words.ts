import type { Language } from "@/contracts/languages";

type Translations = Readonly<Record<Exclude<Language, "en">, string>>;

/** The hours of the crisis lines, by the directory's English. A test finds each of them here. */
export const LINE_HOURS: Readonly<Record<string, Translations>> = {
  "24 hours a day, every day": {
    es: "las 24 horas, todos los días",
    de: "rund um die Uhr, jeden Tag",
    fr: "24 heures sur 24, tous les jours",
  },
};

/** What stands beside a line's own name to say for whom it is; the name itself is said as it is known there. */
export const LINE_NAMES: Readonly<Record<string, Translations>> = {
  "NHS 111, mental health option": {
    es: "NHS 111, opción de salud mental (mental health)",
    de: "NHS 111, Auswahl psychische Gesundheit (mental health)",
    fr: "NHS 111, choix santé mentale (mental health)",
  },
  "Childline (under 19)": {
    es: "Childline (menores de 19 años)",
    de: "Childline (unter 19 Jahren)",
    fr: "Childline (moins de 19 ans)",
  },
};

/** The sentences of the jurisdiction packs that a patient reads, by their English. A test finds each of them here. */
export const PACK_SENTENCES: Readonly<Record<string, Translations>> = {
  "Ask the clinic before you take your next capsule.": {
    es: "Pregunta a la clínica antes de tomar tu próxima cápsula.",
    de: "Frag die Praxis, bevor du die nächste Kapsel nimmst.",
    fr: "Demande à la clinique avant de prendre ta prochaine capsule.",
  },
  "ask before you take your next capsule": {
    es: "pregunta antes de tomar tu próxima cápsula",
    de: "frag, bevor du die nächste Kapsel nimmst,",
    fr: "demande avant de prendre ta prochaine capsule",
  },
  "If your mood has changed, stop taking isotretinoin and tell your prescriber.": {
    es: "Si tu ánimo ha cambiado, deja de tomar la isotretinoína y díselo a quien te la recetó.",
    de: "Wenn sich deine Stimmung verändert hat, nimm kein Isotretinoin mehr und sag es der Person, die es dir verschrieben hat.",
    fr: "Si ton humeur a changé, arrête de prendre l’isotrétinoïne et dis-le à la personne qui te l’a prescrite.",
  },
  "stop the capsules": {
    es: "deja de tomar las cápsulas",
    de: "nimm keine Kapseln mehr",
    fr: "arrête les capsules",
  },
  "If your mood has changed, stop taking isotretinoin at once and tell the clinic.": {
    es: "Si tu ánimo ha cambiado, deja de tomar la isotretinoína de inmediato y díselo a la clínica.",
    de: "Wenn sich deine Stimmung verändert hat, nimm sofort kein Isotretinoin mehr und sag es der Praxis.",
    fr: "Si ton humeur a changé, arrête tout de suite de prendre l’isotrétinoïne et dis-le à la clinique.",
  },
  "stop the capsules at once": {
    es: "deja de tomar las cápsulas de inmediato",
    de: "nimm sofort keine Kapseln mehr",
    fr: "arrête tout de suite les capsules",
  },
  "Ask the clinic before you take your first capsule.": {
    es: "Pregunta a la clínica antes de tomar tu primera cápsula.",
    de: "Frag die Praxis, bevor du die erste Kapsel nimmst.",
    fr: "Demande à la clinique avant de prendre ta première capsule.",
  },
  "ask before you take your first capsule": {
    es: "pregunta antes de tomar tu primera cápsula",
    de: "frag, bevor du die erste Kapsel nimmst,",
    fr: "demande avant de prendre ta première capsule",
  },
  "If you have capsules left, ask the clinic before you take any.": {
    es: "Si te quedan cápsulas, pregunta a la clínica antes de tomar alguna.",
    de: "Wenn du noch Kapseln hast, frag die Praxis, bevor du eine davon nimmst.",
    fr: "S’il te reste des capsules, demande à la clinique avant d’en prendre.",
  },
  "ask before you take any capsule that is left": {
    es: "pregunta antes de tomar alguna de las cápsulas que te queden",
    de: "frag, bevor du eine übrige Kapsel nimmst,",
    fr: "demande avant de prendre une des capsules qui te restent",
  },
  "If your mood has changed, do not start isotretinoin and tell your prescriber.": {
    es: "Si tu ánimo ha cambiado, no empieces a tomar la isotretinoína y díselo a quien te la recetó.",
    de: "Wenn sich deine Stimmung verändert hat, fang nicht mit Isotretinoin an und sag es der Person, die es dir verschrieben hat.",
    fr: "Si ton humeur a changé, ne commence pas l’isotrétinoïne et dis-le à la personne qui te l’a prescrite.",
  },
  "If your mood has changed, tell your prescriber, and take no isotretinoin that is left.": {
    es: "Si tu ánimo ha cambiado, díselo a quien te recetó la isotretinoína y no tomes la que te quede.",
    de: "Wenn sich deine Stimmung verändert hat, sag es der Person, die dir Isotretinoin verschrieben hat, und nimm nichts mehr von dem, was übrig ist.",
    fr: "Si ton humeur a changé, dis-le à la personne qui t’a prescrit l’isotrétinoïne et ne prends pas celle qui te reste.",
  },
  "do not start the capsules": {
    es: "no empieces a tomar las cápsulas",
    de: "fang nicht mit den Kapseln an",
    fr: "ne commence pas les capsules",
  },
  "take no capsules that are left": {
    es: "no tomes las cápsulas que te queden",
    de: "nimm keine übrigen Kapseln",
    fr: "ne prends pas les capsules qui te restent",
  },
  "If your mood has changed, do not start isotretinoin and tell the clinic.": {
    es: "Si tu ánimo ha cambiado, no empieces a tomar la isotretinoína y díselo a la clínica.",
    de: "Wenn sich deine Stimmung verändert hat, fang nicht mit Isotretinoin an und sag es der Praxis.",
    fr: "Si ton humeur a changé, ne commence pas l’isotrétinoïne et dis-le à la clinique.",
  },
  "If your mood has changed, tell the clinic, and take no isotretinoin that is left.": {
    es: "Si tu ánimo ha cambiado, díselo a la clínica y no tomes la isotretinoína que te quede.",
    de: "Wenn sich deine Stimmung verändert hat, sag es der Praxis und nimm nichts mehr von dem Isotretinoin, das übrig ist.",
    fr: "Si ton humeur a changé, dis-le à la clinique et ne prends pas l’isotrétinoïne qui te reste.",
  },
};

/**
 * The text in `language`; the given English where nobody has translated it, because help and advice are shown whatever else is missing.
 * @example inLanguage(PACK_SENTENCES, "de", "stop the capsules") // "nimm keine Kapseln mehr"
 */
export function inLanguage(texts: Readonly<Record<string, Translations>>, language: Language, text: string): string {
  return (language !== "en" && Object.hasOwn(texts, text) && texts[text]?.[language]) || text;
}
