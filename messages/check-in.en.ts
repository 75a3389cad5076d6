/**
 * Everything a patient reads in a check-in, in English, in ICU message format. Reviewed for a 17-year-old with low mood: change no
 * word without that review. A sentence about unsent answers or promised times may appear only where that part works. Apostrophes in the
 * typographic form (’) where a brace follows: ICU reads '{ as a quote.
 */
export const checkInEn = {
  page: {
    title: "A short check-in",
    place: "{clinic} · check-in",
    language: "Language",
    "in-english": "These questions have no checked translation in your language, so they are in English.",
  },

  landing: {
    heading: "{clinic} would like to know how you are.",
    how: "About 5 minutes; you can stop and come back. The clinic team reads your answers in working hours, not at night or at weekends.",
    "how-plain": "About 5 minutes. The clinic team reads your answers in working hours, not at night or at weekends.",
    item9:
      "One question asks about thoughts of being better off dead or hurting yourself. If you tick it, we are told even if you don't press Send.",
    "item9-plain":
      "One question asks about thoughts of being better off dead or hurting yourself. If you tick it, we are told when you press Send.",
    "saved-plain": "Nothing is saved before you press Send.",
    start: "Start",
    resume: "Carry on",
    "resume-text": "Some answers are already saved. You go on with the questions that are left.",
    "who-heading": "Who is answering?",
    "start-self": "I am: these are my own answers",
    "start-proxy": "I am answering for someone else",
  },

  consent: {
    heading: "Before you begin",
    who: "The doctors, nurses and assistants of {clinic} read your answers, usually by {day}.",
    private: "Your parents, school or partner are not shown them.",
    exception:
      "One exception: if we think you or someone else is in serious danger, we may have to tell someone who can help. We will try to tell you first.",
    limits: "This is not an emergency service, and technology can fail.",
    decline: "Prefer not to? Tell us; we will ask at visits instead.",
    accept: "I understand, begin",
    "decline-button": "I’d rather not",
    "declined-heading": "That is fine.",
    declined: "We will ask at your visits instead. If you change your mind, open the link in your message again.",
    "declined-undo": "I changed my mind",
  },

  help: {
    open: "I need help now",
    heading: "Need help now?",
    danger: "Not safe?",
    talk: "Want to talk, any hour?",
    "talk-unchecked": "Want to talk?",
    others: "Other lines:",
    more: "More lines, in any country:",
    close: "Close",
    call: "You can also ask the clinic to call. That is not instant: {when}",
    "call-when-open": "{time}.",
    "call-when-closed": "closed until {time}.",
    number: "What number is private for you?",
    "number-hint": "Leave this empty and the clinic uses the number it has.",
    "ask-button": "Ask the clinic to call me",
    asking: "Asking…",
    "asked-heading": "The clinic has been asked to call you.",
    asked: "Somebody will see this {time}. That is not instant. If you are not safe, please don’t wait: call the numbers here.",
    "asked-closed":
      "The clinic is closed. Nobody there will see this until {time}. If you are not safe, please don’t wait: call the numbers here.",
    "asked-again": "You have already asked. The clinic has been told.",
    "not-asked": "We could not reach the clinic’s computer just now. Please call {phone}, or try again.",
    back: "Back to your check-in",
  },

  line: {
    call: "Call {number}",
    text: "Text {number}",
    "text-word": "Text {word} to {number}",
    chat: "Chat online",
    "unknown-emergency": "your local emergency number",
  },

  /** Times as promised: `today` is said of the patient's own day. */
  time: {
    today: "by {time} today",
    tomorrow: "by {time} tomorrow",
    day: "by {weekday} {time}",
    "at-today": "{time} today",
    "at-tomorrow": "tomorrow {time}",
    "at-day": "{weekday} {time}",
  },

  form: {
    heading: "Your check-in",
    "intro-plain": "Please answer each question, then press Send at the end. Nothing is saved before that.",
    "intro-resumed": "Some questions were answered before. Please answer those that are left, then press Send.",
    hint: "Choosing an answer takes you to the next question. You can always go back.",
    number: "Question {number} of {total}",
    send: "Send",
    licence: "About these questions",
    optional: "You can leave out any of these.",
    saved: "Saved",
    "not-saved": "Not saved yet. We keep trying.",
    characters: "{count, plural, one {# character left} other {# characters left}}",
  },

  step: {
    mood: "Mood, {number} of {total}",
    difficulty: "One more about mood",
    safety: "How you are right now, {number} of {total}",
    worry: "Worry, {number} of {total}",
    symptoms: "Your body and mood",
    more: "Skin, capsules and the rest",
    back: "Back",
    next: "Next",
  },

  item9: {
    heading: "Thank you for telling us.",
    talk: "That can be hard, and you are not in trouble. Please don’t wait for us to talk to someone:",
    danger: "In danger now:",
    "who-open": "Someone from the clinic will read this {time} and try to call you.",
    "who-closed": "The clinic is closed. Nobody here will see this until {time}.",
    "not-told": "We could not tell the clinic yet. We keep trying; please keep this page open.",
    "who-plain": "We are told when you press Send. The clinic team reads your answers in working hours, not at night or at weekends.",
    number: "What number is private for you?",
    message: "May we leave a message?",
    "message-yes": "Yes",
    "message-no": "No",
    capsule: "{capsule}",
    more: "A few more questions help us; skip any.",
    continue: "Continue",
    stop: "Stop here and send",
    skip: "Skip this question",
  },

  acute: {
    call: "Please call {emergency} now, or go to the nearest emergency department.",
    safe: "If you can, be with someone you trust and move away from anything you could use to hurt yourself.",
    sending: "We are sending your answers to the clinic now.",
    sent: "Your answers have been sent to the clinic.",
  },

  symptoms: {
    heading: "Have you had any of these since your last check-in?",
    no: "No",
    yes: "Yes",
    rest: "No to all the others",
    "warning-heading": "And have you noticed any of these?",
    "sexual-change": "A change in sexual function or desire",
    refused: "I’d rather not say",
  },

  more: {
    heading: "Your skin, your capsules, anything else",
    skin: "Compared with last time, your skin is",
    "skin-better": "Better",
    "skin-same": "The same",
    "skin-worse": "Worse",
    adherence: "Are you taking your capsules as prescribed?",
    "adherence-as-prescribed": "Yes",
    "adherence-missed-some": "I missed some",
    "adherence-stopped": "I stopped",
    "adherence-not-started": "Not started yet? Leave this out.",
    "adherence-note": "Why did you stop? (if you want to say)",
    medicine: "Any new, changed or stopped medicine?",
    "medicine-none": "No",
    "medicine-psychotropic": "Yes, one for mood, sleep, attention or mental health",
    "medicine-other": "Yes, something else",
    "medicine-unsure": "Yes, not sure what it is for",
    "medicine-note": "Which one? (if you want to say)",
    antidepressant: "Did you start an antidepressant?",
    "antidepressant-no": "No",
    "antidepressant-yes": "Yes",
    "antidepressant-unsure": "Not sure",
    message: "Anything you would like to tell us?",
    "message-hint": "Not read straight away. If you need help now, use the numbers under “I need help now”.",
  },

  review: {
    heading: "Look over your answers",
    text: "Tap an answer to change it. Then press Send and the clinic gets your answers.",
    "text-elsewhere": "Answers you gave before are sent, too, and are not shown here.",
    "not-answered": "not answered yet",
    "left-out": "left out",
    change: "Change",
    "nothing-left": "Every question has been answered. Press Send and the clinic gets your answers.",
  },

  notice: {
    sending: "Sending…",
    waiting: "Not sent yet. We keep trying. Please keep this page open.",
    try: "Try now",
    away: "Not sent yet: this page was open for a long time. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
    other:
      "Not sent: another check-in is open on this phone or tablet. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
    ended: "Not sent: this check-in has ended. Please call {phone} and say that you wanted to answer it.",
    refused: "Not sent: something about this page did not work. Please call {phone} and say that you wanted to answer your check-in.",
  },

  errors: {
    heading: "Not sent yet. Some questions need an answer.",
    form: "Something about this page did not work. Your answers are still here: please check them and press Send again.",
    "away-heading": "Not sent yet.",
    away: "We could not save your answers just now. They are still on this page: please wait a moment and press Send again.",
    session:
      "This page was open for a long time. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
    other:
      "Another check-in is open on this phone or tablet. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
    "told-anyway": "We have been told what you ticked about thoughts of being better off dead or hurting yourself.",
    choose: "Choose an answer for this question",
    "too-long": "Write at most {most, number} characters",
    phone: "Write a telephone number",
  },

  receipt: {
    heading: "Sent. Thank you.",
    read: "We read answers by {day}.",
    silence: "Not hearing from us doesn't mean you are fine.",
    worse:
      "Feeling worse, unusually angry, seeing or hearing things, a bad headache with changed sight, or might be pregnant: {capsules} and call {phone}.",
    "any-hour": "Any hour:",
    lines: "Someone to talk to:",
    emergency: "In danger now:",
  },

  /** A patient's own course, after sending. Never a band, a score or "severe". */
  course: {
    heading: "Your answers over the weeks",
    first: "This was your first check-in. Next time you can see here how things have moved.",
    better: "Since {date} your answers say that things have become easier.",
    same: "Since {date} your answers have stayed about the same.",
    worse: "Since {date} your answers say that things have become harder. The clinic sees this, too.",
    chart: "A line of your answers, from {first} to {last}. Higher means harder.",
    harder: "harder",
    easier: "easier",
    contacted: "On {date} the clinic was in touch with you.",
    "looks-again": "The clinic plans to look again on {date}.",
  },

  clinic: {
    unknown: "your clinic",
    /** In the place of {phone}. */
    "unknown-number": "your clinic",
  },

  ended: {
    "unknown-heading": "This link doesn't work.",
    unknown:
      "Part of it may be missing. Please open the link in your message once more, or copy all of it. If that doesn't help, please call your clinic.",
    "expired-heading": "The time to answer is over.",
    expired: "You did nothing wrong. If you want to tell the clinic how you are, please call them.",
    "revoked-heading": "This link has ended.",
    revoked: "There may be a newer one in your messages. If not, please call your clinic.",
    "submitted-heading": "These answers have been sent. Thank you.",
    submitted:
      "There is nothing more to do here. Not hearing from the clinic doesn't mean you are fine: if you feel worse, please call them.",
    "not-yet-heading": "It is not time yet.",
    "not-yet": "This link will work from {date}.",
    "session-heading": "Please open your link again.",
    session: "For your privacy this page closes after 30 minutes. Open the link in your message once more and press Start.",
    "away-heading": "We can't open this page just now.",
    away: "Please try again in a minute. Your link still works.",
    "fresh-text": "Would you still like to answer?",
    "fresh-button": "Send me a fresh link",
    "fresh-sent-heading": "Thank you.",
    "fresh-sent": "If the clinic has an address for you, a fresh link is on its way. It can take a few minutes.",
  },

  /** The clinic's device after a check-in, and how it looks before it locks. */
  tablet: {
    heading: "Thank you.",
    text: "Please give the device back to the clinic team.",
    closing: "Still there? For your privacy this page closes in one minute.",
    stay: "I am still here",
    finish: "Finish on your phone: the link in your message still works.",
  },

  /** What the last line of every mail leads to. */
  wish: {
    heading: "Which messages would you like?",
    text: "Your care doesn’t change.",
    "no-reminders": "No more reminders",
    "no-reminders-text": "You still get one message when a check-in is ready.",
    none: "No messages at all",
    "none-text": "The clinic will ask you at visits instead.",
    all: "All messages, as before",
    "done-heading": "Done.",
    done: "The clinic has been told. You can change this at any time with the link in your message.",
  },

  preview: {
    bar: "Preview: nothing you do here is stored.",
    sent: "In a preview nothing is sent.",
  },
} as const;
