import type { CheckInTexts } from "./check-in";

/**
 * French with tu, for readers in Canada and in France. Decision 057 says who has to review it before a clinic uses it. Button names are
 * said as they stand on the buttons: Commencer, Envoyer, J’ai besoin d’aide, which has to fit beside Retour. Spaces before : ; ? ! are made firm when it is read.
 */
export const checkInFr = {
  page: {
    title: "Un court questionnaire",
    place: "{clinic} · questionnaire",
    language: "Langue",
    "in-english": "Ces questions n’ont pas de traduction vérifiée dans ta langue ; elles sont donc en anglais.",
  },

  landing: {
    heading: "{clinic} aimerait savoir comment tu vas.",
    how: "Environ 5 minutes ; tu peux t’arrêter et revenir. L’équipe de la clinique lit tes réponses pendant ses heures de travail, pas la nuit ni le week-end.",
    "how-plain": "Environ 5 minutes. L’équipe de la clinique lit tes réponses pendant ses heures de travail, pas la nuit ni le week-end.",
    item9:
      "Une question parle de l’idée que tu serais mieux mort ou morte, ou de te faire du mal. Si tu la coches, nous le savons même si tu n’appuies pas sur Envoyer.",
    "item9-plain":
      "Une question parle de l’idée que tu serais mieux mort ou morte, ou de te faire du mal. Si tu la coches, nous le savons quand tu appuies sur Envoyer.",
    "saved-plain": "Rien n’est enregistré avant que tu appuies sur Envoyer.",
    start: "Commencer",
    resume: "Continuer",
    "resume-text": "Certaines réponses sont déjà enregistrées. Tu continues avec les questions qui restent.",
    "who-heading": "Qui répond ?",
    "start-self": "Moi : ce sont mes propres réponses",
    "start-proxy": "Je réponds pour quelqu’un d’autre",
  },

  consent: {
    heading: "Avant de commencer",
    who: "Les médecins, le personnel infirmier et les assistants de {clinic} lisent tes réponses, en général au plus tard le {day}.",
    private: "Nous ne les montrons ni à tes parents, ni à ton école, ni à ton copain ou ta copine.",
    exception:
      "Une exception : si nous pensons qu’il y a un grave danger pour toi ou pour quelqu’un d’autre, nous devrons peut-être en parler à une personne qui peut aider. Nous essaierons de te le dire d’abord.",
    limits: "Ce n’est pas un service d’urgence, et la technologie peut tomber en panne.",
    decline: "Tu préfères ne pas répondre ? Dis-le-nous ; nous te poserons les questions à tes rendez-vous.",
    accept: "J’ai compris, commencer",
    "decline-button": "Je préfère ne pas répondre",
    "declined-heading": "C’est d’accord.",
    declined: "Nous te poserons les questions à tes rendez-vous. Si tu changes d’avis, ouvre à nouveau le lien dans ton message.",
    "declined-undo": "J’ai changé d’avis",
  },

  help: {
    open: "J’ai besoin d’aide",
    heading: "Besoin d’aide maintenant ?",
    danger: "Tu n’es pas en sécurité ?",
    talk: "Envie de parler, à toute heure ?",
    "talk-unchecked": "Envie de parler ?",
    others: "Autres lignes :",
    more: "Plus de lignes, dans tous les pays :",
    close: "Fermer",
    call: "Tu peux aussi demander à la clinique de t’appeler. Ce n’est pas immédiat : {when}",
    "call-when-open": "{time}.",
    "call-when-closed": "fermée jusqu’à {time}.",
    number: "À quel numéro peut-on te joindre en privé ?",
    "number-hint": "Si tu n’écris rien, la clinique prend le numéro qu’elle a.",
    "ask-button": "Demander qu’on m’appelle",
    asking: "Demande en cours…",
    "asked-heading": "Nous avons demandé à la clinique de t’appeler.",
    asked:
      "Quelqu’un le verra {time}. Ce n’est pas immédiat. Si tu n’es pas en sécurité, n’attends pas, s’il te plaît : appelle les numéros donnés ici.",
    "asked-closed":
      "La clinique est fermée. Personne là-bas ne le verra avant {time}. Si tu n’es pas en sécurité, n’attends pas, s’il te plaît : appelle les numéros donnés ici.",
    "asked-again": "Tu l’as déjà demandé. La clinique a reçu ta demande.",
    "not-asked": "Nous n’avons pas pu joindre la clinique. S’il te plaît, appelle le {phone}, ou essaie encore.",
    back: "Retour à ton questionnaire",
  },

  line: {
    call: "Appelle le {number}",
    text: "Envoie un texto au {number}",
    "text-word": "Envoie {word} par texto au {number}",
    chat: "Chat en ligne",
    "unknown-emergency": "numéro d’urgence de ta région",
  },

  time: {
    today: "aujourd’hui avant {time}",
    tomorrow: "demain avant {time}",
    day: "{weekday} avant {time}",
    "at-today": "aujourd’hui à {time}",
    "at-tomorrow": "demain à {time}",
    "at-day": "{weekday} à {time}",
  },

  form: {
    heading: "Ton questionnaire",
    "intro-plain": "Réponds à chaque question, puis appuie sur Envoyer à la fin. Rien n’est enregistré avant.",
    "intro-resumed": "Certaines questions ont déjà une réponse. Réponds à celles qui restent, puis appuie sur Envoyer.",
    hint: "Choisir une réponse t’amène à la question suivante. Tu peux toujours revenir en arrière.",
    number: "Question {number} sur {total}",
    send: "Envoyer",
    licence: "À propos de ces questions",
    optional: "Tu peux en laisser sans réponse.",
    saved: "Enregistré",
    "not-saved": "Pas encore enregistré. Nous essayons toujours.",
    characters: "{count, plural, one {encore # caractère} other {encore # caractères}}",
  },

  step: {
    mood: "Humeur, {number} sur {total}",
    difficulty: "Encore une sur l’humeur",
    safety: "Comment tu vas en ce moment, {number} sur {total}",
    worry: "Inquiétude, {number} sur {total}",
    symptoms: "Ton corps et ton humeur",
    more: "Peau, capsules et le reste",
    back: "Retour",
    next: "Suivant",
  },

  item9: {
    heading: "Merci de nous le dire.",
    talk: "Cela peut être dur, et tu n’as rien fait de mal. N’attends pas que nous t’appelions pour parler à quelqu’un :",
    danger: "En danger maintenant :",
    "who-open": "Quelqu’un de la clinique lira ceci {time} et essaiera de t’appeler.",
    "who-closed": "La clinique est fermée. Personne ici ne verra ceci avant {time}.",
    "not-told": "Nous n’avons pas encore pu prévenir la clinique. Nous essayons toujours ; garde cette page ouverte, s’il te plaît.",
    "who-plain":
      "Nous le savons quand tu appuies sur Envoyer. L’équipe de la clinique lit tes réponses pendant ses heures de travail, pas la nuit ni le week-end.",
    number: "À quel numéro peut-on te joindre en privé ?",
    message: "Pouvons-nous laisser un message ?",
    "message-yes": "Oui",
    "message-no": "Non",
    capsule: "{capsule}",
    more: "Quelques questions de plus nous aident ; tu peux en sauter.",
    continue: "Continuer",
    stop: "Arrêter ici et envoyer",
    skip: "Sauter cette question",
  },

  acute: {
    call: "S’il te plaît, appelle le {emergency} maintenant, ou va aux urgences les plus proches.",
    safe: "Si tu peux, reste avec quelqu’un en qui tu as confiance et éloigne-toi de tout ce qui pourrait te servir à te faire du mal.",
    sending: "Nous envoyons tes réponses à la clinique maintenant.",
    sent: "Tes réponses ont été envoyées à la clinique.",
  },

  symptoms: {
    heading: "As-tu eu une de ces choses depuis ton dernier questionnaire ?",
    no: "Non",
    yes: "Oui",
    rest: "Non à tout le reste",
    "warning-heading": "Et as-tu remarqué une de ces choses ?",
    "sexual-change": "Un changement de la fonction sexuelle ou du désir",
    refused: "Je préfère ne pas le dire",
  },

  more: {
    heading: "Ta peau, tes capsules et le reste",
    skin: "Par rapport à la dernière fois, ta peau va",
    "skin-better": "Mieux",
    "skin-same": "Pareil",
    "skin-worse": "Moins bien",
    adherence: "Prends-tu tes capsules comme prescrit ?",
    "adherence-as-prescribed": "Oui",
    "adherence-missed-some": "J’en ai sauté",
    "adherence-stopped": "J’ai arrêté",
    "adherence-not-started": "Pas encore commencé ? Laisse sans réponse.",
    "adherence-note": "Pourquoi as-tu arrêté ? (si tu veux le dire)",
    medicine: "Un médicament nouveau, changé ou arrêté ?",
    "medicine-none": "Non",
    "medicine-psychotropic": "Oui, pour l’humeur, le sommeil, l’attention ou la santé mentale",
    "medicine-other": "Oui, autre chose",
    "medicine-unsure": "Oui, je ne sais pas à quoi il sert",
    "medicine-note": "Lequel ? (si tu veux le dire)",
    antidepressant: "As-tu commencé un antidépresseur ?",
    "antidepressant-no": "Non",
    "antidepressant-yes": "Oui",
    "antidepressant-unsure": "Je ne sais pas",
    message: "Veux-tu nous dire autre chose ?",
    "message-hint": "Ce n’est pas lu tout de suite. Si tu as besoin d’aide, prends les numéros sous « J’ai besoin d’aide ».",
  },

  review: {
    heading: "Relis tes réponses",
    text: "Touche une réponse pour la changer. Puis appuie sur Envoyer et la clinique reçoit tes réponses.",
    "text-elsewhere": "Les réponses que tu as données avant sont envoyées aussi, mais ne sont pas montrées ici.",
    "not-answered": "pas encore de réponse",
    "left-out": "sautée",
    change: "Changer",
    "nothing-left": "Toutes les questions ont une réponse. Appuie sur Envoyer et la clinique reçoit tes réponses.",
  },

  notice: {
    sending: "Envoi en cours…",
    waiting: "Pas encore envoyé. Nous essayons toujours. Garde cette page ouverte, s’il te plaît.",
    try: "Essayer maintenant",
    away: "Pas encore envoyé : cette page est restée ouverte longtemps. Tes réponses sont toujours là. Ouvre à nouveau le lien de ton message dans un nouvel onglet et appuie là sur Commencer. Puis reviens sur cette page et appuie sur Envoyer.",
    other:
      "Pas envoyé : un autre questionnaire est ouvert sur ce téléphone ou cette tablette. Tes réponses sont toujours là. Ouvre à nouveau le lien de ton message dans un nouvel onglet et appuie là sur Commencer. Puis reviens sur cette page et appuie sur Envoyer.",
    ended: "Pas envoyé : ce questionnaire est terminé. Appelle le {phone} et dis que tu voulais y répondre.",
    refused:
      "Pas envoyé : quelque chose n’a pas marché sur cette page. Appelle le {phone} et dis que tu voulais répondre à ton questionnaire.",
  },

  errors: {
    heading: "Pas encore envoyé. Il manque des réponses.",
    form: "Quelque chose n’a pas marché sur cette page. Tes réponses sont toujours là : relis-les et appuie à nouveau sur Envoyer.",
    "away-heading": "Pas encore envoyé.",
    away: "Nous n’avons pas pu enregistrer tes réponses. Elles sont toujours sur cette page : attends un moment et appuie à nouveau sur Envoyer.",
    session:
      "Cette page est restée ouverte longtemps. Tes réponses sont toujours là. Ouvre à nouveau le lien de ton message dans un nouvel onglet et appuie là sur Commencer. Puis reviens sur cette page et appuie sur Envoyer.",
    other:
      "Un autre questionnaire est ouvert sur ce téléphone ou cette tablette. Tes réponses sont toujours là. Ouvre à nouveau le lien de ton message dans un nouvel onglet et appuie là sur Commencer. Puis reviens sur cette page et appuie sur Envoyer.",
    "told-anyway": "Nous savons ce que tu as coché à propos de l’idée que tu serais mieux mort ou morte, ou de te faire du mal.",
    choose: "Choisis une réponse à cette question",
    "too-long": "Écris au plus {most, number} caractères",
    phone: "Écris un numéro de téléphone",
  },

  receipt: {
    heading: "Envoyé. Merci.",
    read: "Nous lisons les réponses au plus tard le {day}.",
    silence: "Si tu n’as pas de nouvelles de nous, cela ne veut pas dire que tu vas bien.",
    worse:
      "Si tu vas plus mal, si tu as une colère inhabituelle, si tu vois ou entends des choses qui ne sont pas là, si tu as un fort mal de tête et que ta vue change, ou si tu es peut-être enceinte : {capsules} et appelle le {phone}.",
    "any-hour": "À toute heure :",
    lines: "Quelqu’un à qui parler :",
    emergency: "En danger maintenant :",
  },

  course: {
    heading: "Tes réponses au fil des semaines",
    first: "C’était ton premier questionnaire. La prochaine fois, tu verras ici comment les choses ont évolué.",
    better: "Depuis le {date}, tes réponses disent que les choses sont devenues plus faciles.",
    same: "Depuis le {date}, tes réponses sont restées à peu près les mêmes.",
    worse: "Depuis le {date}, tes réponses disent que les choses sont devenues plus dures. La clinique le voit aussi.",
    chart: "Une ligne de tes réponses, du {first} au {last}. Plus haut veut dire plus dur.",
    harder: "plus dur",
    easier: "plus facile",
    contacted: "Le {date}, la clinique a pris contact avec toi.",
    "looks-again": "La clinique prévoit de regarder à nouveau le {date}.",
  },

  clinic: {
    unknown: "ta clinique",
    "unknown-number": "numéro de ta clinique",
  },

  ended: {
    "unknown-heading": "Ce lien ne marche pas.",
    unknown:
      "Il en manque peut-être une partie. Ouvre à nouveau le lien de ton message, ou copie-le en entier. Si cela n’aide pas, appelle ta clinique.",
    "expired-heading": "Le temps pour répondre est passé.",
    expired: "Tu n’as rien fait de mal. Si tu veux dire à la clinique comment tu vas, appelle-la, s’il te plaît.",
    "revoked-heading": "Ce lien n’est plus valable.",
    revoked: "Il y en a peut-être un plus récent dans tes messages. Sinon, appelle ta clinique.",
    "submitted-heading": "Ces réponses ont été envoyées. Merci.",
    submitted:
      "Il n’y a plus rien à faire ici. Si tu n’as pas de nouvelles de la clinique, cela ne veut pas dire que tu vas bien : si tu vas plus mal, appelle-la, s’il te plaît.",
    "not-yet-heading": "Ce n’est pas encore le moment.",
    "not-yet": "Ce lien marchera à partir du {date}.",
    "session-heading": "Ouvre à nouveau ton lien, s’il te plaît.",
    session:
      "Pour protéger ta vie privée, cette page se ferme après 30 minutes. Ouvre à nouveau le lien de ton message et appuie sur Commencer.",
    "away-heading": "Nous ne pouvons pas ouvrir cette page en ce moment.",
    away: "Essaie encore dans une minute. Ton lien marche toujours.",
    "fresh-text": "Veux-tu encore répondre ?",
    "fresh-button": "M’envoyer un nouveau lien",
    "fresh-sent-heading": "Merci.",
    "fresh-sent": "Si la clinique a une adresse pour toi, un nouveau lien est en route. Cela peut prendre quelques minutes.",
  },

  tablet: {
    heading: "Merci.",
    text: "Rends l’appareil à l’équipe de la clinique, s’il te plaît.",
    closing: "Tu es encore là ? Pour protéger ta vie privée, cette page se ferme dans une minute.",
    stay: "Je suis encore là",
    finish: "Termine sur ton téléphone : le lien de ton message marche toujours.",
  },

  wish: {
    heading: "Quels messages veux-tu ?",
    text: "Tes soins ne changent pas.",
    "no-reminders": "Arrêter les rappels",
    "no-reminders-text": "Tu reçois encore un message quand un questionnaire est prêt.",
    none: "Aucun message",
    "none-text": "La clinique te posera les questions à tes rendez-vous.",
    all: "Tous les messages, comme avant",
    "done-heading": "C’est fait.",
    done: "La clinique est prévenue. Tu peux changer cela à tout moment avec le lien de ton message.",
  },

  preview: {
    bar: "Aperçu : rien de ce que tu fais ici n’est enregistré.",
    sent: "Dans un aperçu, rien n’est envoyé.",
  },
} as const satisfies CheckInTexts;
