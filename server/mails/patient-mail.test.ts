import { describe, expect, test } from "vitest";
import { REGIONS } from "@/clinical/crisis-lines";
import { LANGUAGES } from "@/contracts/languages";
import type { PatientContent } from "@/db/queries/delivery-patient-mails";
import { readWishToken } from "@/server/wish-token";
import { patientMail } from "./patient-mail";

const linkSecret = "a test's secret for links, thirty-two characters";
const ids = { clinicId: "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01", patientId: "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d02" };
const link: PatientContent = {
  kind: "check-in-link",
  contact: { email: "patient@mail.example" },
  ...ids,
  clinicName: "Riverside Dermatology",
  checkInId: "0193-check-in",
  generation: 1,
  expiresAt: new Date("2026-12-01T00:00:00Z"),
  timeZone: "Europe/London",
  region: "gb",
  language: "en",
};
const render = (changed: Partial<PatientContent> = {}) =>
  patientMail({ ...link, ...changed }, { appUrl: "https://isomood.test", linkSecret });
const tokenIn = (text: string, place: string) => new RegExp(`https://isomood.test/${place}/(\\S+)`).exec(text)?.[1] ?? "";

test("a patient's mail in English is these words and no others", () => {
  const { subject, text } = render();
  expect(subject).toBe("A short check-in from Riverside Dermatology");
  expect(text.replace(/(c|messages)\/[\w-]+/g, "$1/TOKEN")).toBe(
    [
      "Your check-in is ready until Monday 30 November:\nhttps://isomood.test/c/TOKEN",
      "About 5 minutes. Nobody reads replies.",
      "Struggling? Don't wait for this:",
      [
        "- Emergency: 999",
        "- Samaritans: Call 116 123 (24 hours a day, every day)",
        "- Shout: Text SHOUT to 85258 (24 hours a day, every day)",
        "- NHS 111, mental health option: Call 111",
        "- Childline (under 19): Call 0800 1111 (24 hours a day, every day)",
        "- findahelpline.com",
      ].join("\n"),
      "Stop reminders; your care doesn't change:\nhttps://isomood.test/messages/TOKEN\n",
    ].join("\n\n"),
  );
});

test("a reminder has the subject of every mail with a link, and says that the check-in is still open", () => {
  const { subject, text } = render({ kind: "reminder" });
  expect(subject).toBe("A short check-in from Riverside Dermatology");
  expect(text).toContain("Your check-in is still open, until Monday 30 November:\nhttps://isomood.test/c/");
});

test.each([
  ["2026-12-01T00:00:00Z", "Europe/London", "Monday 30 November"],
  ["2026-12-01T05:00:00Z", "America/New_York", "Monday 30 November"],
  ["2026-11-30T13:00:00Z", "Pacific/Auckland", "Tuesday 1 December"],
])("one that closes at %s in %s can be answered until %s", (expiresAt, timeZone, lastDay) => {
  expect(render({ expiresAt: new Date(expiresAt), timeZone }).text).toContain(`ready until ${lastDay}:`);
});

test("a new generation of a link is another link", () => {
  const tokens = [1, 2].map((generation) => tokenIn(render({ generation }).text, "c"));
  expect(tokens[0]).toMatch(/^[\w-]{43}$/);
  expect(tokens[0]).not.toBe(tokens[1]);
});

test("its last line leads to this patient's wishes, and so does the mail program's own button", () => {
  const { text, html, unsubscribe = "" } = render();
  const token = tokenIn(text, "messages");
  expect(readWishToken(linkSecret, token)).toEqual(ids);
  expect(html).toContain(`href="https://isomood.test/messages/${token}"`);
  expect(unsubscribe).toBe(`https://isomood.test/api/messages/${token}/stop`);
});

test.each(REGIONS)("a patient in region %s finds the emergency number before any other help", (region) => {
  const { text, html } = render({ region });
  const help = text.slice(text.indexOf("Don't wait for this"));
  expect(help).toMatch(/^Don't wait for this:\n\n- Emergency: /);
  expect(help).toContain("findahelpline.com");
  expect(html).not.toContain("tel:your");
});

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(["check-in-link", "reminder"] as const)("a %s names no drug, no mood and nobody, and says where help is", (kind) => {
    const { subject, text, html } = render({ kind, language, region: "es" });
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject).toContain("Riverside Dermatology");
    expect(text).toContain("112");
    expect(text).toContain("024");
    const said = `${subject}\n${text}\n${html}`.toLowerCase().replaceAll("isomood", "");
    for (const word of ["isotretinoin", "mood", "stimmung", "ánimo", "humeur", "phq", "depress", "patient@mail.example"])
      expect(said).not.toContain(word);
  });

  test("the HTML loads nothing and runs nothing, and a clinic's name is text in it", () => {
    const { html } = render({ language, clinicName: "<script>alert(1)</script> & 'Sons'" });
    expect(html).not.toMatch(/<(script|img|link|iframe|form)|\s(src|on\w+)=|url\(|@import|@font-face/i);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;Sons&#39;");
  });
});
