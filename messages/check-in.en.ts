/**
 * Everything a patient reads in a check-in, in English; `{}` is filled in. Reviewed for a 17-year-old with low mood: change no
 * word without that review. A sentence about unsent answers or promised times may appear only where that part works.
 */
export const checkInEn = {
  title: "A short check-in",
  place: "{clinic} · check-in",

  "landing.heading": "{clinic} would like to know how you are.",
  "landing.how": "About 5 minutes. The clinic team reads your answers in working hours, not at night or at weekends.",
  "landing.item9":
    "One question asks about thoughts of being better off dead or hurting yourself. If you tick it, we are told when you press Send.",
  "landing.saved": "Nothing is saved before you press Send.",
  "landing.start": "Start",

  "help.open": "I need help now",
  "help.heading": "Need help now?",
  "help.danger": "Not safe?",
  "help.talk": "Want to talk, any hour?",
  "help.talk.unchecked-hours": "Want to talk?",
  "help.others": "Other lines:",
  "help.more": "More lines, in any country:",
  "help.close": "Close",

  "line.call": "Call {number}",
  "line.text": "Text {number}",
  "line.text-word": "Text {word} to {number}",
  "line.chat": "Chat online",

  "form.heading": "Your check-in",
  "form.intro": "Please answer each question, then press Send at the end. Nothing is saved before that.",
  "form.hint": "Choosing an answer takes you to the next question. You can always go back.",
  "form.number": "Question {number} of {total}",
  "form.send": "Send",
  "form.licence": "About these questions",

  "step.mood": "Mood, {number} of {total}",
  "step.more": "One more question",
  "step.send": "Ready to send",
  "step.back": "Back",
  "step.next": "Next",

  "item9.heading": "Thank you for telling us.",
  "item9.talk": "That can be hard, and you are not in trouble. Please don't wait for us to talk to someone:",
  "item9.danger": "In danger now:",
  "item9.who": "We are told when you press Send. The clinic team reads your answers in working hours, not at night or at weekends.",
  "item9.continue": "Continue",
  "item9.stop": "Stop here and send",

  "send.heading": "That was the last question.",
  "send.text": "Press Send and the clinic gets your answers. You can still go back and change them.",

  "notice.sending": "Sending…",
  "notice.waiting": "Not sent yet. We keep trying. Please keep this page open.",
  "notice.try": "Try now",
  "notice.away":
    "Not sent yet: this page was open for a long time. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
  "notice.other":
    "Not sent: another check-in is open on this phone or tablet. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
  "notice.ended": "Not sent: this check-in has ended. Please call {phone} and say that you wanted to answer it.",
  "notice.refused":
    "Not sent: something about this page did not work. Please call {phone} and say that you wanted to answer your check-in.",

  "errors.heading": "Not sent yet. Some questions need an answer.",
  "errors.form": "Something about this page did not work. Your answers are still here: please check them and press Send again.",
  "errors.away.heading": "Not sent yet.",
  "errors.away": "We could not save your answers just now. They are still on this page: please wait a moment and press Send again.",
  "errors.session":
    "This page was open for a long time. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",
  "errors.other":
    "Another check-in is open on this phone or tablet. Your answers are still here. Open the link in your message again in a new tab and press Start there. Then come back to this page and press Send.",

  "receipt.heading": "Sent. Thank you.",
  "receipt.read": "The clinic team reads your answers in working hours, not at night or at weekends.",
  "receipt.silence": "Not hearing from us doesn't mean you are fine.",
  "receipt.worse":
    "Feeling worse, unusually angry, seeing or hearing things, a bad headache with changed sight, or might be pregnant: call {phone}.",
  "receipt.any-hour": "Any hour:",
  "receipt.lines": "Someone to talk to:",
  "receipt.emergency": "In danger now:",

  "clinic.unknown": "your clinic",

  "ended.unknown.heading": "This link doesn't work.",
  "ended.unknown":
    "Part of it may be missing. Please open the link in your message once more, or copy all of it. If that doesn't help, please call your clinic.",
  "ended.expired.heading": "The time to answer is over.",
  "ended.expired": "You did nothing wrong. If you want to tell the clinic how you are, please call them.",
  "ended.revoked.heading": "This link has ended.",
  "ended.revoked": "There may be a newer one in your messages. If not, please call your clinic.",
  "ended.submitted.heading": "These answers have been sent. Thank you.",
  "ended.submitted":
    "There is nothing more to do here. Not hearing from the clinic doesn't mean you are fine: if you feel worse, please call them.",
  "ended.not-yet.heading": "It is not time yet.",
  "ended.not-yet": "This link will work from {date}.",
  "ended.session.heading": "Please open your link again.",
  "ended.session": "For your privacy this page closes after 30 minutes. Open the link in your message once more and press Start.",
  "ended.away.heading": "We can't open this page just now.",
  "ended.away": "Please try again in a minute. Your link still works.",
} as const;
