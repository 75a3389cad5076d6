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
};
const digest: DigestContent = {
  kind: "digest",
  to: alert.to,
  clinicName: alert.clinicName,
  count: 4,
  oldestReceivedAt: alert.receivedAt,
  timeZone: alert.timeZone,
  standing: ["prescriber"],
};
test("an alert mail is these words and no others", () => {
  const mail = render(alert);
  expect(mail.subject).toBe("[Now] A check-in at Riverside Dermatology needs a clinician");
  expect(mail.text).toBe(
    "Received Tue 14:02, unclaimed. You are the prescriber. Unclaimed at 14:32, it goes to cover.\n\nOpen and claim:\nhttps://isomood.test/alerts/0193-alert\n",
  );
});

test.each([
  ["cover", "You are cover."],
  ["safety-lead", "You are the safety lead."],
  ["last-resort", "You are the clinician of last resort."],
  ["clinician", "You are told because the prescriber could not be."],
] as const)("a mail to the %s says as what they are told", (standing, words) => {
  expect(render({ ...alert, standing }).text).toContain(`Received Tue 14:02, unclaimed. ${words} Unclaimed at 14:32`);
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

test.each([
  [1, "[Review: 1] A check-in at Riverside Dermatology needs a clinician", "Received Tue 14:02, unclaimed."],
  [4, "[Review: 4] Check-ins at Riverside Dermatology need a clinician", "4 check-ins, the oldest received Tue 14:02, unclaimed."],
])("a digest of %i says how many wait and since when", (count, subject, words) => {
  const mail = render({ ...digest, count });
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(words);
  expect(mail.text).toContain("https://isomood.test/panel");
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

test.each([alert, digest])("the HTML of a $kind mail loads nothing, runs nothing and has no style attribute", (content) => {
  expect(render(content).html).not.toMatch(/<(script|img|link|iframe|style|form)|\s(style|src|on\w+)=/i);
});
