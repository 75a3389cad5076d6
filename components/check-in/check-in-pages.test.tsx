import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { REGIONS } from "@/clinical/crisis-lines";
import { phq9 } from "@/clinical/instruments";
import { checkInWords } from "@/messages/check-in";
import { ENDING_STATUS, Ended, type Ending } from "./ended";
import { fieldTrouble } from "./given-answers";
import { Landing } from "./landing";
import { Questionnaire } from "./questionnaire";
import { Receipt } from "./receipt";

const words = checkInWords("en");
const ID = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01";
const TOKEN = "t".repeat(43);
const clinic = { clinicName: "Riverside Dermatology", clinicPhone: "+1 503 555 0142", region: "us" } as const;
const assets = { css: "/assets/check-in/check-in.A.css", js: "/assets/check-in/check-in.A.js", nonce: "n0nce" };
const shared = { words, assets, ...clinic };
const ENDINGS = Object.keys(ENDING_STATUS) as Ending[];

/** Every kind of page, by name. */
const pages: Record<string, string> = {
  landing: renderToStaticMarkup(<Landing {...shared} token={TOKEN} />),
  form: renderToStaticMarkup(<Questionnaire {...shared} checkInId={ID} />),
  receipt: renderToStaticMarkup(<Receipt {...shared} />),
  returned: renderToStaticMarkup(
    <Questionnaire
      {...shared}
      checkInId={ID}
      given={{ "phq9.1": "2", "phq9.9": "3" }}
      trouble={fieldTrouble([{ path: "phq9.3", message: "Choose an answer for this question" }], words)}
    />,
  ),
  ...Object.fromEntries(
    ENDINGS.map((ending) => [
      ending,
      renderToStaticMarkup(<Ended words={words} assets={assets} ending={ending} region={null} opens="1 June" />),
    ]),
  ),
};
const every = Object.entries(pages);
/** What somebody reads on a page: its words without its markup. */
const read = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe.each(every)("the page %s", (_name, html) => {
  test("has no style attribute, no handler and no script in its text", () => {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:|<style|<script>/i);
  });

  test("has one first heading, a main part, a language and a title that says nothing of anybody", () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<title>[^<]*A short check-in<\/title>/);
  });

  test("has crisis help, in words without alarm", () => {
    expect(html).toContain('id="help"');
    expect(read(html)).toMatch(/Call (911|your local emergency number)/);
    expect(read(html)).toContain("findahelpline.com");
    expect(read(html)).not.toContain("!");
  });

  test("loads nothing from elsewhere, and with the nonce only", () => {
    for (const [tag] of html.matchAll(/<(link|script|img|iframe)[^>]*>/g)) {
      expect(tag).toContain('nonce="n0nce"');
      expect(tag).toMatch(/(href|src)="\/assets\/check-in\//);
    }
  });

  test("never says a band, a score or that something is severe", () => {
    expect(read(html)).not.toMatch(/severe|score|minimal|moderate|depression\b/i);
  });
});

describe("the landing page", () => {
  test("says what wording was reviewed, in its plain form, and promises nothing about answers that were not sent", () => {
    const text = read(pages.landing ?? "");
    expect(text).toContain("Riverside Dermatology would like to know how you are.");
    expect(text).toContain("About 5 minutes. The clinic team reads your answers in working hours, not at night or at weekends.");
    expect(text).toContain(
      "One question asks about thoughts of being better off dead or hurting yourself. If you tick it, we are told when you press Send.",
    );
    expect(text).not.toContain("even if you don't press Send");
  });

  test("has one form, which only posts, and holds the token nowhere but in it", () => {
    expect(pages.landing?.match(/<form/g)).toHaveLength(1);
    expect(pages.landing).toMatch(/<form[^>]*method="post"/);
    expect(pages.landing?.split(TOKEN)).toHaveLength(2);
    expect(pages.landing).not.toMatch(/<a [^>]*href="\/(?!assets)/);
  });
});

describe("the questions", () => {
  const form = pages.form ?? "";

  test("are the published ones, word for word and in their order, with their four answers each", () => {
    const legends = [...form.matchAll(/<legend>(.*?)<\/legend>/g)].map(([, legend]) => read(legend ?? "").trim());
    expect(legends).toEqual([
      ...phq9.texts.en.items.map((item, index) => `Question ${index + 1} of 9 ${item}`),
      phq9.texts.en.difficulty.question,
    ]);
    const answers = [...form.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, label]) => read(label ?? "").trim());
    expect(answers).toEqual([...Array(9).fill(phq9.texts.en.answers).flat(), ...phq9.texts.en.difficulty.answers]);
    expect(read(form)).toContain(phq9.texts.en.stem);
  });

  test("are native radio buttons, each inside its own label, scored 0 to 3, none chosen beforehand", () => {
    const labelled = [...form.matchAll(/<label[^>]*><input id="[\w-]+" type="radio" name="phq9\.\w+" value="([0-3])"\/>/g)];
    expect(labelled).toHaveLength(40);
    expect(form.match(/type="radio"/g)).toHaveLength(40);
    expect(labelled.map(([, value]) => value).join("")).toBe("0123".repeat(10));
    expect(form).not.toContain('checked=""');
  });

  test("have ids that occur once", () => {
    const ids = [...form.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("come with the owners' licence lines", () => {
    expect(read(form)).toContain(phq9.licence);
    expect(read(form)).toContain(phq9.loincNotice);
  });

  test("lead, after the ninth, to the reviewed words with numbers to tap", () => {
    const text = read(form);
    expect(text).toContain(
      "Thank you for telling us. That can be hard, and you are not in trouble. Please don't wait for us to talk to someone:",
    );
    expect(text).toMatch(/Call 988 Text 988.*In danger now: Call 911/);
    expect(text).toContain("Stop here and send");
    expect(form).toContain('href="tel:988"');
    expect(form).toContain('href="sms:988"');
  });

  test("are sent whole when Enter is pressed: the first button of the form is Send and not Stop", () => {
    expect(form.match(/<button type="submit"[^>]*>/)?.[0]).not.toContain("stopped");
  });
});

describe("a form that came back", () => {
  const returned = pages.returned ?? "";

  test("has every answer as it was given and the fault beside its question, with a way to it that takes the focus first", () => {
    expect(returned).toMatch(
      /name="phq9\.1" value="2"\s*checked|checked=""[^>]*name="phq9\.1" value="2"|name="phq9\.1" checked="" value="2"/,
    );
    expect(returned.match(/checked=""/g)).toHaveLength(2);
    expect(returned).toMatch(/<fieldset[^>]*id="q3"[^>]*aria-describedby="stem q3-error"/);
    expect(returned).toContain('href="#q3-0"');
    expect(returned).toMatch(/role="alert" tabindex="-1" autofocus=""/i);
  });

  test("stays plain", () => {
    expect(returned).not.toContain("<script");
  });
});

describe("a page without questions", () => {
  test.each(ENDINGS)("%s names no clinic and nobody", (ending) => {
    expect(read(pages[ending] ?? "")).not.toMatch(/Riverside|555/);
  });

  test("that says a link is unknown is the same for every link", () => {
    expect(ENDING_STATUS).toMatchObject({ unknown: 404, expired: 410, revoked: 410, submitted: 200 });
  });
});

test.each(REGIONS)("a patient in region %s sees the emergency number before any line", (region) => {
  const html = renderToStaticMarkup(<Landing {...shared} region={region} token={TOKEN} />);
  const help = read(html.slice(html.indexOf('id="help"')));
  expect(help.indexOf("Call")).toBe(help.search(/Call (\d{3}|your local)/));
  expect(html).not.toContain("tel:your");
  expect(html).not.toContain("07725");
  expect(html).not.toContain('href="tel:"');
});

test("a receipt says where to turn, and calls no line open at any hour that nobody checked", () => {
  const gb = read(renderToStaticMarkup(<Receipt {...shared} region="gb" />));
  expect(gb).toContain("Sent. Thank you.");
  expect(gb).toContain("Not hearing from us doesn't mean you are fine.");
  expect(gb).toContain(
    "Feeling worse, unusually angry, seeing or hearing things, a bad headache with changed sight, or might be pregnant: call +1 503 555 0142 .",
  );
  expect(gb).toContain("Any hour: Samaritans");
  expect(gb).not.toContain("NHS 111");
  expect(read(renderToStaticMarkup(<Receipt {...shared} clinicPhone={null} />))).toContain("call your clinic .");
});

test("the stylesheet has neither a web font nor an import, and no red", () => {
  const css = ["base", "help", "form", "screens"]
    .map((part) => readFileSync(new URL(`./styles/${part}.css`, import.meta.url), "utf8"))
    .join("");
  expect(css).not.toMatch(/@font-face|@import|url\(/);
  expect(css).toContain("oklch(");
  // Hues of the accent and the ink only: from teal to blue.
  for (const [, hue] of css.matchAll(/oklch\([\d.]+% [\d.]+ ([\d.]+)/g)) expect([0, 195, 200, 205, 220, 225, 230]).toContain(Number(hue));
});

test("a patient who reads another language is told in it that the page is in English", () => {
  const landing = renderToStaticMarkup(<Landing {...shared} words={checkInWords("es")} token={"t".repeat(43)} />);
  expect(landing).toContain('<html lang="en">');
  expect(landing).toContain('<p lang="es">Estas páginas y preguntas están, por ahora, solo en inglés.</p>');
  expect(pages.landing).not.toContain('lang="es"');
});
