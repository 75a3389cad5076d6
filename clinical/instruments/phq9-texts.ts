import type { Texts, TextWithDifficulty } from "./types";

/** The published wording of the PHQ-9, to the letter. */
export const PHQ9_TEXTS = {
  en: {
    stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    items: [
      "Little interest or pleasure in doing things",
      "Feeling down, depressed, or hopeless",
      "Trouble falling or staying asleep, or sleeping too much",
      "Feeling tired or having little energy",
      "Poor appetite or overeating",
      "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
      "Trouble concentrating on things, such as reading the newspaper or watching television",
      "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual",
      "Thoughts that you would be better off dead, or of hurting yourself in some way",
    ],
    answers: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
    difficulty: {
      question:
        "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
      answers: ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"],
    },
    source: "LOINC panel 44249-1",
  },
  es: {
    stem: "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?",
    items: [
      "Poco interés o placer en hacer cosas",
      "Se ha sentido decaído(a), deprimido(a) o sin esperanzas",
      "Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado",
      "Se ha sentido cansado(a) o con poca energía",
      "Sin apetito o ha comido en exceso",
      "Se ha sentido mal con usted mismo(a) – o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia",
      "Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión",
      "¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? o lo contrario – muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal",
      "Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera",
    ],
    answers: ["Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días"],
    difficulty: {
      question:
        "Si marcó cualquiera de los problemas, ¿qué tanta dificultad le han dado estos problemas para hacer su trabajo, encargarse de las tareas del hogar, o llevarse bien con otras personas?",
      answers: ["No ha sido difícil", "Un poco difícil", "Muy difícil", "Extremadamente difícil"],
    },
    source: "PHQ-9 Spanish (United States), published translation",
  },
  de: {
    stem: "Wie oft fühlten Sie sich im Verlauf der letzten 2 Wochen durch die folgenden Beschwerden beeinträchtigt?",
    items: [
      "Wenig Interesse oder Freude an Ihren Tätigkeiten",
      "Niedergeschlagenheit, Schwermut oder Hoffnungslosigkeit",
      "Schwierigkeiten ein- oder durchzuschlafen oder vermehrter Schlaf",
      "Müdigkeit oder Gefühl, keine Energie zu haben",
      "Verminderter Appetit oder übermäßiges Bedürfnis zu essen",
      "Schlechte Meinung von sich selbst; Gefühl, ein Versager zu sein oder die Familie enttäuscht zu haben",
      "Schwierigkeiten, sich auf etwas zu konzentrieren, z.B. beim Zeitunglesen oder Fernsehen",
      "Waren Ihre Bewegungen oder Ihre Sprache so verlangsamt, dass es auch anderen auffallen würde? Oder waren Sie im Gegenteil „zappelig“ oder ruhelos und hatten dadurch einen stärkeren Bewegungsdrang als sonst?",
      "Gedanken, dass Sie lieber tot wären oder sich Leid zufügen möchten",
    ],
    answers: ["Überhaupt nicht", "An einzelnen Tagen", "An mehr als der Hälfte der Tage", "Beinahe jeden Tag"],
    difficulty: {
      question:
        "Wenn eines oder mehrere dieser Probleme bei Ihnen vorliegen, geben Sie bitte an, wie sehr diese Probleme es Ihnen erschwert haben, Ihre Arbeit zu erledigen, Ihren Haushalt zu regeln oder mit anderen Menschen zurecht zu kommen",
      answers: ["Überhaupt nicht erschwert", "Etwas erschwert", "Relativ stark erschwert", "Sehr stark erschwert"],
    },
    source: "Medizininformatik-Initiative, Modul PRO: mii-qst-pro-phq-9 and its value set LL359-1, version 2026.5.0 (CC0)",
  },
  "fr-CA": {
    stem: "Au cours des deux dernières semaines, à quelle fréquence avez-vous été dérangé(e) par les problèmes suivants?",
    items: [
      "Peu d'intérêt ou de plaisir à faire des choses",
      "Se sentir triste, déprimé(e) ou désespéré(e)",
      "Difficultés à s'endormir ou à rester endormi(e), ou trop dormir",
      "Se sentir fatigué(e) ou avoir peu d'énergie",
      "Peu d'appétit ou trop manger",
      "Mauvaise perception de vous-même — ou vous pensez que vous êtes un perdant ou que vous n'avez pas satisfait vos propres attentes ou celles de votre famille",
      "Difficultés à se concentrer sur des choses telles que lire le journal ou regarder la télévision",
      "Vous bougez ou parlez si lentement que les autres personnes ont pu le remarquer. Ou au contraire — vous êtes si agité(e) que vous bougez beaucoup plus que d'habitude",
      "Vous avez pensé que vous seriez mieux mort(e) ou pensé à vous blesser d'une façon ou d'une autre",
    ],
    answers: ["Jamais", "Plusieurs jours", "Plus de sept jours", "Presque tous les jours"],
    difficulty: {
      question:
        "Si vous avez coché au moins un des problèmes nommés dans ce questionnaire, répondez à la question suivante : dans quelle mesure ce(s) problème(s) a-t-il (ont-ils) rendu difficile(s) votre travail, vos tâches à la maison ou votre capacité à bien vous entendre avec les autres?",
      answers: ["Pas du tout difficile(s)", "Plutôt difficile(s)", "Très difficile(s)", "Extrêmement difficile(s)"],
    },
    source: "PHQ-9 French (Canada), published translation; the difficulty question as decision 040 says",
  },
} as const satisfies Texts<TextWithDifficulty>;
