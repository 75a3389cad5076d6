import { expect, test } from "vitest";
import type { AlertContent, DigestContent, StaffContent } from "@/db/queries/delivery-contents";
import { invitationTokenOf } from "@/server/invitation-token";
import { renderMail } from "./render-mail";

const linkSecret = "a test's secret for links, thirty-two characters";
const render = (content: StaffContent, now = new Date("2026-11-24T14:03:00Z")) =>
  renderMail(content, { appUrl: "https://isomood.test", linkSecret, now });

const alert: AlertContent = {
  kind: "alert",
  to: "amara@clinic.example",
  clinicName: "Riverside Dermatology",
  alertId: "0193-alert",
  urgency: "now",
  receivedAt: new Date("2026-11-24T14:02:00Z"),
  timeZone: "Europe/London",
  standing: "prescriber",
  goesOn: { at: new Date("2026-11-24T14:32:00Z"), to: ["cover"], again: false },
  promise: { at: new Date("2026-11-24T16:02:00Z"), staffed: true },
};
const digest: DigestContent = {
  kind: "digest",
  to: alert.to,
  clinicName: alert.clinicName,
  count: 4,
  watch: 0,
  missed: 0,
  oldestReceivedAt: alert.receivedAt,
  timeZone: alert.timeZone,
  standing: ["prescriber"],
};
test("an alert mail is these words and no others", () => {
  const mail = render(alert);
  expect(mail.subject).toBe("[Now] A check-in at Riverside Dermatology needs a clinician");
  expect(mail.text).toBe(
    "Received Tue 14:02, unclaimed. You are the prescriber.\n\n" +
      "The patient may have been told that somebody will look by 16:02.\n\n" +
      "Open and claim:\nhttps://isomood.test/alerts/0193-alert\n\nUnclaimed at 14:32, it goes to cover.\n",
  );
});

test("a hand-over's mail says that somebody gave it, and nothing about whom", () => {
  const { standing: _, goesOn: __, promise: ___, ...about } = alert;
  const mail = render({ ...about, kind: "hand-over", urgency: "today", handedOverAt: new Date("2026-11-24T14:20:00Z") });
  expect(mail.subject).toBe("[Today] A check-in at Riverside Dermatology was handed over to you");
  expect(mail.text).toBe(
    "Received Tue 14:02. Handed over to you Tue 14:20: it is yours now.\n\nOpen:\nhttps://isomood.test/alerts/0193-alert\n",
  );
});

test.each([
  [{ at: new Date("2026-11-24T16:02:00Z"), staffed: true }, "2026-11-25T09:00:00Z", "somebody will look by Tue 16:02."],
  [{ at: new Date("2026-11-27T09:00:00Z"), staffed: false }, "2026-11-24T20:00:00Z", "nobody will see this until Fri 09:00."],
] as const)("what a patient may have been told stays the same in every later mail: %j, %s", (promise, now, words) => {
  expect(render({ ...alert, promise }, new Date(now)).text).toContain(`\n\nThe patient may have been told that ${words}\n\n`);
  expect(render({ ...alert, promise: null }, new Date(now)).text).not.toContain("told that");
});

test.each([
  ["cover", "You are cover."],
  ["safety-lead", "You are the safety lead."],
  ["last-resort", "You are the clinician of last resort."],
  ["clinician", "You are told because the prescriber could not be."],
] as const)("a mail to the %s says as what they are told", (standing, words) => {
  expect(render({ ...alert, standing }).text).toContain(`Received Tue 14:02, unclaimed. ${words}\n`);
});

test.each([
  ["2026-11-25T09:00:00Z", ["last-resort"], false, "Unclaimed at Wed 09:00, it goes to the clinician of last resort."],
  ["2026-11-24T15:02:00Z", ["last-resort", "cover"], true, "Unclaimed at 15:02, it is sent again."],
  ["2026-11-24T15:02:00Z", ["prescriber", "clinician"], false, "Unclaimed at 15:02, it goes to the prescriber and every clinician."],
] as const)("it says when it goes on, and to whom: %s", (at, to, again, words) => {
  expect(render({ ...alert, goesOn: { at: new Date(at), to, again } }).text).toContain(words);
  expect(render({ ...alert, goesOn: null }).text).not.toContain("Unclaimed at");
});

test("whoever has the flag in hand is told that, and that it is nobody else's", () => {
  const { text } = render({ ...alert, standing: "owner", goesOn: null });
  expect(text).toContain("Received Tue 14:02. It is about a flag that you have in hand: it happened again.");
});

test("an admin hears that something is unclaimed, and neither what nor how urgent it is", () => {
  const one = render({ ...alert, standing: "admin" });
  expect(one.subject).toBe("[Unclaimed] An alert at Riverside Dermatology waits for a clinician");
  expect(one.text).toBe(
    "Received Tue 14:02, and no clinician has claimed it. Please see to it that one looks.\n\nOpen:\nhttps://isomood.test/\n",
  );
  const several = render({ ...digest, standing: ["admin"] });
  expect(several.subject).toBe(one.subject);
  expect(several.text).toContain("4 check-ins, the oldest received Tue 14:02, and no clinician has claimed them.");
});

test("a digest says all that its recipient is, of one check-in or another", () => {
  expect(render({ ...digest, standing: ["prescriber", "cover"] }).text).toContain("You are the prescriber and cover.");
});

test.each([
  ["today", "[Today] A check-in at Riverside Dermatology needs a clinician"],
  ["now", "[Now] A check-in at Riverside Dermatology needs a clinician"],
] as const)("the subject of a %s alert is constant", (urgency, subject) => {
  expect(render({ ...alert, urgency }).subject).toBe(subject);
});

const R = "Riverside Dermatology";
test.each([
  [[1, 0, 0], `[Review: 1] A check-in at ${R} needs a clinician`, "Review: 1. Received Tue 14:02, unclaimed. You are the prescriber.", ""],
  [
    [4, 3, 2],
    `[Review: 4] Check-ins at ${R} need a clinician`,
    "Review: 4. Watch: 3. Missed: 2. The oldest for review received Tue 14:02,",
    "",
  ],
  [[0, 3, 2], `[Watch: 3, Missed: 2] New this morning at ${R}`, "Watch: 3. Missed: 2. You are the prescriber.", "?tab=missed"],
  [[0, 1, 0], `[Watch: 1] New this morning at ${R}`, "Watch: 1. You are the prescriber.", "?tab=everyone&urgency=watch"],
] as const)("a digest of %j says how many of each there are, and leads to where they stand", (counts, subject, words, list) => {
  const [count, watch, missed] = counts;
  const mail = render({ ...digest, count, watch, missed, oldestReceivedAt: count > 0 ? alert.receivedAt : null });
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(words);
  expect(mail.text).toContain(`https://isomood.test/panel${list}\n`);
});

test.each([
  ["Europe/London", "Tue 14:02"],
  ["Australia/Sydney", "Wed 01:02"],
  ["America/New_York", "Tue 09:02"],
])("the time of receipt is on the clinic's clock: %s", (timeZone, words) => {
  expect(render({ ...alert, timeZone }).text).toContain(`Received ${words},`);
});

test.each([
  ["2026-11-30T14:01:59Z", "Received Tue 14:02,"],
  ["2026-11-30T14:02:00Z", "Received Tue 24 Nov 14:02,"],
])("six days later the weekday alone would mislead: at %s", (now, words) => {
  expect(render(alert, new Date(now)).text).toContain(words);
});

test("an invitation carries the derived link and the role", () => {
  const { text, subject } = render({
    kind: "staff-invitation",
    to: "new@clinic.example",
    clinicName: "Riverside Dermatology",
    invitationId: "0193-invitation",
    role: "nurse",
    expiresAt: new Date("2026-12-01T00:00:00Z"),
    timeZone: "Europe/London",
  });
  expect(subject).toBe("Your invitation to Riverside Dermatology");
  expect(text).toContain("as a nurse");
  expect(text).toContain(`https://isomood.test/invitation/${invitationTokenOf(linkSecret, "0193-invitation")}`);
  expect(text).toContain("Accept until Monday 30 November");
});

test("a clinic's name is text in HTML, whatever it holds", () => {
  const { html } = render({ ...alert, clinicName: `<img src=x onerror="alert(1)"> & 'Sons'` });
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Sons&#39;");
  expect(html).not.toContain("<img");
});

test.each([alert, digest])("the HTML of a $kind mail loads nothing and runs nothing", (content) => {
  expect(render(content).html).not.toMatch(/<(script|img|link|iframe|form)|\s(src|on\w+)=|url\(|@import|@font-face/i);
});
