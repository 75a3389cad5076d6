import type { CheckInTexts } from "./check-in";

/**
 * German with du. Decision 057 says who has to review it before a clinic uses it. Button names are said as they stand on the buttons:
 * Starten, Senden, Ich brauche jetzt Hilfe.
 */
export const checkInDe = {
  page: {
    title: "Ein kurzer Fragebogen",
    place: "{clinic} · Fragebogen",
    language: "Sprache",
    "in-english": "Für diese Fragen gibt es keine geprüfte Übersetzung in deine Sprache, deshalb sind sie auf Englisch.",
  },

  landing: {
    heading: "{clinic} möchte wissen, wie es dir geht.",
    how: "Etwa 5 Minuten; du kannst aufhören und später weitermachen. Das Praxisteam liest deine Antworten während der Arbeitszeit, nicht nachts und nicht am Wochenende.",
    "how-plain": "Etwa 5 Minuten. Das Praxisteam liest deine Antworten während der Arbeitszeit, nicht nachts und nicht am Wochenende.",
    item9:
      "In einer Frage geht es um Gedanken, lieber tot zu sein oder dir etwas anzutun. Wenn du sie ankreuzt, erfahren wir davon, auch wenn du nicht auf Senden tippst.",
    "item9-plain":
      "In einer Frage geht es um Gedanken, lieber tot zu sein oder dir etwas anzutun. Wenn du sie ankreuzt, erfahren wir davon, sobald du auf Senden tippst.",
    "saved-plain": "Bevor du auf Senden tippst, wird nichts gespeichert.",
    start: "Starten",
    resume: "Weitermachen",
    "resume-text": "Einige Antworten sind schon gespeichert. Du machst mit den Fragen weiter, die noch fehlen.",
    "who-heading": "Wer antwortet?",
    "start-self": "Ich: Das sind meine eigenen Antworten",
    "start-proxy": "Ich antworte für jemand anderen",
  },

  consent: {
    heading: "Bevor du anfängst",
    who: "Ärztinnen, Ärzte, Pflegekräfte und Assistenzkräfte von {clinic} lesen deine Antworten, meistens bis {day}.",
    private: "Deinen Eltern, deiner Schule, deinem Freund oder deiner Freundin zeigen wir sie nicht.",
    exception:
      "Eine Ausnahme: Wenn wir glauben, dass für dich oder jemand anderen ernste Gefahr besteht, müssen wir vielleicht jemandem Bescheid sagen, der helfen kann. Wir versuchen, es dir vorher zu sagen.",
    limits: "Das hier ist kein Notdienst, und Technik kann ausfallen.",
    decline: "Lieber nicht? Sag es uns; dann fragen wir dich bei deinen Terminen.",
    accept: "Verstanden, anfangen",
    "decline-button": "Lieber nicht",
    "declined-heading": "Das ist in Ordnung.",
    declined: "Wir fragen dich dann bei deinen Terminen. Wenn du es dir anders überlegst, öffne den Link in deiner Nachricht noch einmal.",
    "declined-undo": "Ich möchte doch antworten",
  },

  help: {
    open: "Ich brauche jetzt Hilfe",
    heading: "Brauchst du jetzt Hilfe?",
    danger: "Nicht in Sicherheit?",
    talk: "Willst du reden, egal um welche Zeit?",
    "talk-unchecked": "Willst du reden?",
    others: "Andere Hilfsangebote:",
    more: "Mehr Hilfsangebote, in jedem Land:",
    close: "Schließen",
    call: "Du kannst die Praxis auch bitten, dich anzurufen. Das geht nicht sofort: {when}",
    "call-when-open": "{time}.",
    "call-when-closed": "geschlossen bis {time}.",
    number: "Unter welcher Nummer erreichen wir nur dich?",
    "number-hint": "Wenn du nichts einträgst, nimmt die Praxis die Nummer, die sie hat.",
    "ask-button": "Praxis soll mich anrufen",
    asking: "Wird angefragt …",
    "asked-heading": "Die Praxis wurde gebeten, dich anzurufen.",
    asked: "Jemand sieht das {time}. Das geht nicht sofort. Wenn du nicht in Sicherheit bist, warte bitte nicht: Ruf die Nummern hier an.",
    "asked-closed":
      "Die Praxis ist geschlossen. Bis {time} sieht das dort niemand. Wenn du nicht in Sicherheit bist, warte bitte nicht: Ruf die Nummern hier an.",
    "asked-again": "Du hast schon darum gebeten. Die Praxis ist benachrichtigt.",
    "not-asked": "Wir konnten die Praxis gerade nicht erreichen. Bitte ruf {phone} an oder versuch es noch einmal.",
    back: "Zurück zum Fragebogen",
  },

  line: {
    call: "Ruf {number} an",
    text: "SMS an {number}",
    "text-word": "SMS mit {word} an {number}",
    chat: "Online chatten",
    "unknown-emergency": "deine örtliche Notrufnummer",
  },

  time: {
    today: "heute bis {time} Uhr",
    tomorrow: "morgen bis {time} Uhr",
    day: "{weekday} bis {time} Uhr",
    "at-today": "heute {time} Uhr",
    "at-tomorrow": "morgen {time} Uhr",
    "at-day": "{weekday} {time} Uhr",
  },

  form: {
    heading: "Dein Fragebogen",
    "intro-plain": "Bitte beantworte jede Frage und tippe am Ende auf Senden. Vorher wird nichts gespeichert.",
    "intro-resumed": "Einige Fragen sind schon beantwortet. Bitte beantworte die, die noch fehlen, und tippe dann auf Senden.",
    hint: "Wenn du eine Antwort wählst, kommt die nächste Frage. Du kannst immer zurück.",
    number: "Frage {number} von {total}",
    send: "Senden",
    licence: "Über diese Fragen",
    optional: "Du kannst jede davon auslassen.",
    saved: "Gespeichert",
    "not-saved": "Noch nicht gespeichert. Wir versuchen es weiter.",
    characters: "{count, plural, one {noch # Zeichen} other {noch # Zeichen}}",
  },

  step: {
    mood: "Stimmung, {number} von {total}",
    difficulty: "Noch eine zur Stimmung",
    safety: "Wie es dir gerade geht, {number} von {total}",
    worry: "Sorgen, {number} von {total}",
    symptoms: "Körper und Stimmung",
    more: "Haut, Kapseln und mehr",
    back: "Zurück",
    next: "Weiter",
  },

  item9: {
    heading: "Danke, dass du es uns sagst.",
    talk: "Das kann schwer sein, und du hast nichts falsch gemacht. Bitte warte nicht auf uns, sondern rede mit jemandem:",
    danger: "Wenn du jetzt in Gefahr bist:",
    "who-open": "Jemand aus der Praxis liest das {time} und versucht, dich anzurufen.",
    "who-closed": "Die Praxis ist geschlossen. Bis {time} sieht das hier niemand.",
    "not-told": "Wir konnten es der Praxis noch nicht sagen. Wir versuchen es weiter; bitte lass diese Seite offen.",
    "who-plain":
      "Wir erfahren davon, sobald du auf Senden tippst. Das Praxisteam liest deine Antworten während der Arbeitszeit, nicht nachts und nicht am Wochenende.",
    number: "Unter welcher Nummer erreichen wir nur dich?",
    message: "Dürfen wir eine Nachricht hinterlassen?",
    "message-yes": "Ja",
    "message-no": "Nein",
    capsule: "{capsule}",
    more: "Ein paar Fragen mehr helfen uns; du kannst jede auslassen.",
    continue: "Weiter",
    stop: "Hier aufhören und senden",
    skip: "Diese Frage auslassen",
  },

  acute: {
    call: "Bitte ruf jetzt {emergency} an, oder geh in die nächste Notaufnahme.",
    safe: "Wenn du kannst, sei bei jemandem, dem du vertraust, und geh weg von allem, womit du dich verletzen könntest.",
    sending: "Wir senden deine Antworten jetzt an die Praxis.",
    sent: "Deine Antworten wurden an die Praxis gesendet.",
  },

  symptoms: {
    heading: "Hattest du seit dem letzten Fragebogen etwas davon?",
    no: "Nein",
    yes: "Ja",
    rest: "Nein zu allem anderen",
    "warning-heading": "Und hast du etwas davon bemerkt?",
    "sexual-change": "Eine Veränderung der sexuellen Funktion oder Lust",
    refused: "Möchte ich nicht sagen",
  },

  more: {
    heading: "Deine Haut, deine Kapseln und was sonst noch ist",
    skin: "Verglichen mit dem letzten Mal ist deine Haut",
    "skin-better": "Besser",
    "skin-same": "Gleich",
    "skin-worse": "Schlechter",
    adherence: "Nimmst du deine Kapseln wie verschrieben?",
    "adherence-as-prescribed": "Ja",
    "adherence-missed-some": "Ich habe welche ausgelassen",
    "adherence-stopped": "Ich habe aufgehört",
    "adherence-not-started": "Noch nicht angefangen? Dann lass das hier aus.",
    "adherence-note": "Warum hast du aufgehört? (wenn du es sagen möchtest)",
    medicine: "Nimmst du ein Medikament neu, anders oder nicht mehr?",
    "medicine-none": "Nein",
    "medicine-psychotropic": "Ja, eins für Stimmung, Schlaf, Aufmerksamkeit oder psychische Gesundheit",
    "medicine-other": "Ja, etwas anderes",
    "medicine-unsure": "Ja, weiß nicht, wofür es ist",
    "medicine-note": "Welches? (wenn du es sagen möchtest)",
    antidepressant: "Hast du mit einem Antidepressivum angefangen?",
    "antidepressant-no": "Nein",
    "antidepressant-yes": "Ja",
    "antidepressant-unsure": "Nicht sicher",
    message: "Möchtest du uns noch etwas sagen?",
    "message-hint": "Das wird nicht sofort gelesen. Wenn du jetzt Hilfe brauchst, nutze die Nummern unter „Ich brauche jetzt Hilfe“.",
  },

  review: {
    heading: "Sieh dir deine Antworten an",
    text: "Tippe auf eine Antwort, um sie zu ändern. Dann tippe auf Senden, und die Praxis bekommt deine Antworten.",
    "text-elsewhere": "Antworten, die du vorher gegeben hast, werden mitgesendet und hier nicht gezeigt.",
    "not-answered": "noch nicht beantwortet",
    "left-out": "ausgelassen",
    change: "Ändern",
    "nothing-left": "Alle Fragen sind beantwortet. Tippe auf Senden, und die Praxis bekommt deine Antworten.",
  },

  notice: {
    sending: "Wird gesendet …",
    waiting: "Noch nicht gesendet. Wir versuchen es weiter. Bitte lass diese Seite offen.",
    try: "Jetzt versuchen",
    away: "Noch nicht gesendet: Diese Seite war lange offen. Deine Antworten sind noch da. Öffne den Link in deiner Nachricht noch einmal in einem neuen Tab und tippe dort auf Starten. Komm dann auf diese Seite zurück und tippe auf Senden.",
    other:
      "Nicht gesendet: Auf diesem Handy oder Tablet ist ein anderer Fragebogen offen. Deine Antworten sind noch da. Öffne den Link in deiner Nachricht noch einmal in einem neuen Tab und tippe dort auf Starten. Komm dann auf diese Seite zurück und tippe auf Senden.",
    ended: "Nicht gesendet: Dieser Fragebogen ist beendet. Bitte ruf {phone} an und sag, dass du ihn ausfüllen wolltest.",
    refused:
      "Nicht gesendet: Etwas auf dieser Seite hat nicht geklappt. Bitte ruf {phone} an und sag, dass du deinen Fragebogen ausfüllen wolltest.",
  },

  errors: {
    heading: "Noch nicht gesendet. Bei einigen Fragen fehlt eine Antwort.",
    form: "Etwas auf dieser Seite hat nicht geklappt. Deine Antworten sind noch da: Bitte sieh sie durch und tippe noch einmal auf Senden.",
    "away-heading": "Noch nicht gesendet.",
    away: "Wir konnten deine Antworten gerade nicht speichern. Sie sind noch auf dieser Seite: Bitte warte einen Moment und tippe noch einmal auf Senden.",
    session:
      "Diese Seite war lange offen. Deine Antworten sind noch da. Öffne den Link in deiner Nachricht noch einmal in einem neuen Tab und tippe dort auf Starten. Komm dann auf diese Seite zurück und tippe auf Senden.",
    other:
      "Auf diesem Handy oder Tablet ist ein anderer Fragebogen offen. Deine Antworten sind noch da. Öffne den Link in deiner Nachricht noch einmal in einem neuen Tab und tippe dort auf Starten. Komm dann auf diese Seite zurück und tippe auf Senden.",
    "told-anyway": "Wir haben erfahren, was du zu Gedanken angekreuzt hast, lieber tot zu sein oder dir etwas anzutun.",
    choose: "Wähle eine Antwort auf diese Frage",
    "too-long": "Schreib höchstens {most, number} Zeichen",
    phone: "Schreib eine Telefonnummer",
  },

  receipt: {
    heading: "Gesendet. Danke.",
    read: "Wir lesen die Antworten bis {day}.",
    silence: "Wenn du nichts von uns hörst, heißt das nicht, dass es dir gut geht.",
    worse:
      "Wenn es dir schlechter geht, du ungewöhnlich wütend bist, Dinge siehst oder hörst, die nicht da sind, starke Kopfschmerzen hast und anders siehst als sonst, oder vielleicht schwanger bist: {capsules} und ruf {phone} an.",
    "any-hour": "Zu jeder Zeit:",
    lines: "Jemand zum Reden:",
    emergency: "Wenn du jetzt in Gefahr bist:",
  },

  course: {
    heading: "Deine Antworten über die Wochen",
    first: "Das war dein erster Fragebogen. Beim nächsten Mal siehst du hier, wie es sich entwickelt hat.",
    better: "Seit dem {date} sagen deine Antworten, dass es leichter geworden ist.",
    same: "Seit dem {date} sind deine Antworten ungefähr gleich geblieben.",
    worse: "Seit dem {date} sagen deine Antworten, dass es schwerer geworden ist. Die Praxis sieht das auch.",
    chart: "Eine Linie deiner Antworten, vom {first} bis zum {last}. Weiter oben heißt schwerer.",
    harder: "schwerer",
    easier: "leichter",
    contacted: "Am {date} hat sich die Praxis bei dir gemeldet.",
    "looks-again": "Die Praxis will am {date} noch einmal hinsehen.",
  },

  clinic: {
    unknown: "deine Praxis",
    "unknown-number": "deine Praxis",
  },

  ended: {
    "unknown-heading": "Dieser Link funktioniert nicht.",
    unknown:
      "Vielleicht fehlt ein Teil. Bitte öffne den Link in deiner Nachricht noch einmal oder kopiere ihn ganz. Wenn das nicht hilft, ruf bitte deine Praxis an.",
    "expired-heading": "Die Zeit zum Antworten ist vorbei.",
    expired: "Du hast nichts falsch gemacht. Wenn du der Praxis sagen willst, wie es dir geht, ruf dort bitte an.",
    "revoked-heading": "Dieser Link gilt nicht mehr.",
    revoked: "Vielleicht gibt es in deinen Nachrichten einen neueren. Wenn nicht, ruf bitte deine Praxis an.",
    "submitted-heading": "Diese Antworten sind gesendet. Danke.",
    submitted:
      "Hier gibt es nichts mehr zu tun. Wenn du nichts von der Praxis hörst, heißt das nicht, dass es dir gut geht: Wenn es dir schlechter geht, ruf dort bitte an.",
    "not-yet-heading": "Es ist noch nicht so weit.",
    "not-yet": "Dieser Link funktioniert ab {date}.",
    "session-heading": "Bitte öffne deinen Link noch einmal.",
    session:
      "Zu deinem Schutz schließt sich diese Seite nach 30 Minuten. Öffne den Link in deiner Nachricht noch einmal und tippe auf Starten.",
    "away-heading": "Wir können diese Seite gerade nicht öffnen.",
    away: "Bitte versuch es in einer Minute noch einmal. Dein Link funktioniert weiter.",
    "fresh-text": "Möchtest du noch antworten?",
    "fresh-button": "Schick mir einen neuen Link",
    "fresh-sent-heading": "Danke.",
    "fresh-sent": "Wenn die Praxis eine Adresse von dir hat, ist ein neuer Link unterwegs. Das kann ein paar Minuten dauern.",
  },

  tablet: {
    heading: "Danke.",
    text: "Bitte gib das Gerät dem Praxisteam zurück.",
    closing: "Noch da? Zu deinem Schutz schließt sich diese Seite in einer Minute.",
    stay: "Ich bin noch da",
    finish: "Mach auf deinem Handy weiter: Der Link in deiner Nachricht funktioniert noch.",
  },

  wish: {
    heading: "Welche Nachrichten möchtest du?",
    text: "An deiner Behandlung ändert sich nichts.",
    "no-reminders": "Keine Erinnerungen mehr",
    "no-reminders-text": "Du bekommst weiter eine Nachricht, wenn ein Fragebogen bereit ist.",
    none: "Gar keine Nachrichten",
    "none-text": "Die Praxis fragt dich dann bei deinen Terminen.",
    all: "Alle Nachrichten, wie bisher",
    "done-heading": "Erledigt.",
    done: "Wir haben es der Praxis gesagt. Du kannst das jederzeit mit dem Link in deiner Nachricht ändern.",
  },

  preview: {
    bar: "Vorschau: Nichts, was du hier tust, wird gespeichert.",
    sent: "In einer Vorschau wird nichts gesendet.",
  },
} as const satisfies CheckInTexts;
