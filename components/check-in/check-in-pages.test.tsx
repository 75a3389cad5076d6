import { readFileSync } from "node:fs";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { REGIONS } from "@/clinical/crisis-lines";
import { asq, gad7, phq9, phq9Teen, sideEffects } from "@/clinical/instruments";
import { ANSWER_FIELDS, GAD7_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";
import { LANGUAGES } from "@/contracts/languages";
import { checkInWords } from "@/messages/check-in";
import { ConsentPage } from "./consent-page";
import { ENDING_STATUS, Ended, type Ending } from "./ended";
import { fieldTrouble } from "./given-answers";
import { Landing } from "./landing";
import type { CheckInFacts, Shown } from "./page-facts";
import { Questionnaire } from "./questionnaire";
import { questionsOf } from "./questions";
import { Receipt } from "./receipt";
import { Told } from "./told";

const words = checkInWords("en", "gb");
const ID = "0199a0e2-7d3c-7c11-8a55-0f6f2b1c4d01";
const TOKEN = "t".repeat(43);
/** A Tuesday, 10:00 in London: the clinic is staffed. */
const now = new Date("2026-11-24T10:00:00Z");
const closed = new Date("2026-11-27T18:00:00Z");
const facts = {
  clinicName: "Riverside Dermatology",
  clinicPhone: "+1 503 555 0142",
  region: "us",
  timeZone: "Europe/London",
  staffed: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00", timeZone: "Europe/London" },
} as const satisfies CheckInFacts;
const adult: Shown = { instrument: "phq9", adult: true, under25: true, elsewhere: [] };
const teen: Shown = { instrument: "phq9-teen", adult: false, under25: true, elsewhere: [] };
const assets = { css: 'a > b::before{content:"&"}', early: 'early("&&")', js: "/assets/check-in/check-in.A.js", nonce: "n0nce" };
const shared = { words, assets, facts, now };
const ENDINGS = Object.keys(ENDING_STATUS) as Ending[];
const form = (props: Partial<Parameters<typeof Questionnaire>[0]> = {}) =>
  html(<Questionnaire {...shared} checkInId={ID} shown={adult} {...props} />);
const html = (page: ReactElement) => renderToStaticMarkup(page);
const missing = [{ path: "phq9.3", message: "Choose an answer for this question" }];
const course = {
  points: [
    { on: "2026-10-01", total: 12 },
    { on: "2026-11-01", total: 6 },
    { on: "2026-11-24", total: 4 },
  ],
  direction: "better",
  since: "2026-10-01",
  contactedOn: "2026-10-20",
  looksAgainOn: null,
} as const;

/** Every kind of page, by name. */
const pages: Record<string, string> = {
  landing: html(<Landing {...shared} token={TOKEN} adult begun={false} />),
  "landing under 18": html(<Landing {...shared} token={TOKEN} adult={false} begun />),
  consent: html(<ConsentPage {...shared} checkInId={ID} />),
  declined: html(<ConsentPage {...shared} checkInId={ID} declined />),
  form: form(),
  "form for teens": form({ shown: teen }),
  receipt: html(<Receipt {...shared} checkInId={ID} course={course} />),
  "receipt after an acute answer": html(<Receipt {...shared} checkInId={ID} acute />),
  told: html(<Told {...shared} region="us" heading="Thank you." text="The clinic has been asked to call you." back={`/c/${TOKEN}`} />),
  returned: form({
    given: { "phq9.1": "2", "phq9.9": "3" },
    trouble: fieldTrouble(missing, questionsOf(adult, words), words),
  }),
  ...Object.fromEntries(
    ENDINGS.map((ending) => [ending, html(<Ended words={words} assets={assets} ending={ending} region={null} opens="1 June" />)]),
  ),
};
const page = (name: string) => pages[name] ?? "";
/** What somebody reads on a page: its words without its markup. */
const read = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");

describe.each(Object.entries(pages))("the page %s", (_name, markup) => {
  test("has no style attribute and no handler, and no script in its text but our own lines", () => {
    const rest = markup.replace('<script nonce="n0nce">early("&&")</script>', "");
    expect(rest).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:|<script>|<script[^>]*>[^<]/i);
  });

  test("carries its stylesheet in itself, as it was built, and waits for no file to look right", () => {
    expect(markup.match(/<style.*?<\/style>/g)).toEqual([`<style nonce="n0nce">${assets.css}</style>`]);
    expect(markup).not.toContain("stylesheet");
  });

  test("has one first heading, a main part, a language and a title that says nothing of anybody", () => {
    expect(markup.match(/<h1/g)).toHaveLength(1);
    expect(markup.match(/<main/g)).toHaveLength(1);
    expect(markup).toContain('<html lang="en">');
    expect(markup).toMatch(/<title>[^<]*A short check-in<\/title>/);
  });

  test("has ids that occur once", () => {
    const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has crisis help, in words without alarm", () => {
    expect(markup).toContain('id="help"');
    expect(read(markup)).toMatch(/Call (911|your local emergency number)/);
    expect(read(markup)).toContain("findahelpline.com");
    expect(read(markup)).not.toContain("!");
  });

  test("loads nothing from elsewhere, and with the nonce only", () => {
    expect(markup).toContain('<link rel="icon" href="/icon.svg"/>');
    for (const [tag] of markup.replace('<link rel="icon" href="/icon.svg"/>', "").matchAll(/<(link|style|script|img|iframe)[^>]*>/g)) {
      expect(tag).toMatch(/^<(style|script|script src="\/assets\/check-in\/check-in\.A\.js"( defer="")?) nonce="n0nce">$/);
    }
  });

  test("never says a band or a score; how severe a symptom is is asked and nothing more", () => {
    const rest = read(markup).replaceAll("Moderate Severe", "");
    expect(rest).not.toMatch(/severe|score|minimal|moderate|depression\b/i);
  });
});

describe("the landing page", () => {
  test("says what wording was reviewed, with the script and without", () => {
    const text = read(page("landing"));
    expect(text).toContain("Riverside Dermatology would like to know how you are.");
    expect(text).toContain("About 5 minutes; you can stop and come back.");
    expect(page("landing")).toMatch(/class="small only-js">[^<]*If you tick it, we are told even if you don(&#x27;|’)t press Send\.</);
    expect(page("landing")).toMatch(
      /class="small only-plain">[^<]*we are told when you press Send\. Nothing is saved before you press Send\.</,
    );
  });

  test("has forms that only post, and the token only in them", () => {
    const posts = page("landing").match(/<form[^>]*method="post"/g) ?? [];
    expect(page("landing").match(/<form/g)).toHaveLength(posts.length);
    expect(page("landing").split(TOKEN)).toHaveLength(posts.length + 1);
    expect(page("landing")).not.toMatch(/<a [^>]*href="\/(?!assets)/);
  });

  test("asks under 18 who is answering, and says when some answers are saved", () => {
    const text = read(page("landing under 18"));
    expect(text).toContain("Who is answering?");
    expect(page("landing under 18")).toMatch(/value="self" name="answeredBy"[\s\S]*value="proxy" name="answeredBy"/);
    expect(text).toContain("Some answers are already saved.");
    expect(read(page("landing"))).not.toContain("Who is answering?");
  });

  test("names every language in itself", () => {
    for (const name of ["English", "Español", "Deutsch", "Français"]) expect(page("landing")).toContain(name);
  });
});

describe("the consent text", () => {
  test("says who reads, by when, who is not shown anything, and the one exception", () => {
    const text = read(page("consent"));
    expect(text).toContain("The doctors, nurses and assistants of Riverside Dermatology read your answers, usually by Friday 27 November.");
    expect(text).toContain("Your parents, school or partner are not shown them.");
    expect(text).toContain("One exception: if we think you or someone else is in serious danger");
    expect(text).toContain("This is not an emergency service, and technology can fail.");
    expect(page("consent")).toMatch(/value="accepted"[\s\S]*value="declined"/);
  });

  test("can be taken up again by somebody who would rather not", () => {
    expect(read(page("declined"))).toContain("We will ask at your visits instead.");
    expect(page("declined")).toContain(`action="/check-in/${ID}"`);
    expect(page("declined")).not.toContain('value="accepted"');
  });
});

describe("the questions", () => {
  const radios = (field: string, markup = page("form")) =>
    [...markup.matchAll(new RegExp(`type="radio" name="${field.replace(".", "\\.")}" value="([^"]+)"`, "g"))].map(([, value]) => value);

  test.each([
    ["the PHQ-9", page("form"), phq9, MOOD_FIELDS.phq9],
    ["the form for teens", page("form for teens"), phq9Teen, MOOD_FIELDS["phq9-teen"]],
  ])("of %s are the published ones, word for word and in their order", (_name, markup, instrument, { items, difficulty }) => {
    const { en } = instrument.texts;
    const legends = [...markup.matchAll(/<fieldset class="step question[^>]*>.*?<legend>(.*?)<\/legend>/g)].map(([, legend]) =>
      read(legend ?? "").trim(),
    );
    expect(legends.slice(0, 9)).toEqual(en.items.map((item, index) => `Question ${index + 1} of 9 ${item}`));
    expect(read(markup)).toContain(en.stem);
    expect(read(markup)).toContain(en.difficulty.question);
    for (const field of [...items, difficulty]) expect(radios(field, markup)).toEqual(["0", "1", "2", "3"]);
  });

  test("of the GAD-7, the ASQ and the side effects are there too, in the words of each", () => {
    const text = read(page("form"));
    for (const item of [...gad7.texts.en.items, ...asq.texts.en.items, ...sideEffects.texts.en.items]) expect(text).toContain(item);
    for (const field of GAD7_FIELDS) expect(radios(field)).toEqual(["0", "1", "2", "3"]);
    expect(radios("asq.5")).toEqual(["no", "yes", "refused"]);
    expect(radios("symptom.headache")).toEqual(["0", "1", "2", "3"]);
    expect(radios("symptom.hallucinations")).toEqual(["0", "1"]);
  });

  test("ask about sexual change from 18 on only, and of antidepressants under 25 only", () => {
    expect([radios("sexualChange"), radios("sexualChange", page("form for teens"))]).toEqual([["no", "yes", "refused"], []]);
    expect(radios("antidepressant", form({ shown: { ...adult, under25: false } }))).toEqual([]);
    expect(radios("antidepressant")).toEqual(["no", "yes", "unsure"]);
  });

  test("fill every field that the server takes, each with its own name, none chosen beforehand", () => {
    const names = new Set([...page("form").matchAll(/(?:input|textarea)[^>]* name="([^"]+)"/g)].map(([, name]) => name ?? ""));
    const asked = ANSWER_FIELDS.filter((field) => !field.startsWith("phq9-teen"));
    expect([...names].toSorted()).toEqual([...asked, "checkIn", "language", "shown", "helpNumber"].toSorted());
    expect(page("form")).not.toContain('checked=""');
  });

  test("come with the owners' licence lines", () => {
    for (const line of [phq9.licence, phq9.loincNotice, asq.licence]) expect(read(page("form"))).toContain(line);
  });

  test("lead, after the ninth, to the reviewed words with numbers to tap, who reads it and what of the next capsule", () => {
    const text = read(page("form"));
    expect(text).toMatch(/That can be hard, and you are not in trouble\. Please don['’]t wait for us to talk to someone:/);
    expect(text).toMatch(/Call 988 Text 988.*In danger now: Call 911/);
    expect(text).toContain("Someone from the clinic will read this by 12:00 today and try to call you.");
    expect(text).toContain("If your mood has changed, stop taking isotretinoin and tell your prescriber.");
    expect(page("form")).toContain('href="tel:988"');
    expect(page("form")).toContain('href="sms:988"');
    expect(read(form({ now: closed }))).toContain("The clinic is closed. Nobody here will see this until Monday 9:00.");
    expect(read(form({ given: { "phq9.9": "1" } }))).toContain("Someone from the clinic will read this by 17:00 today");
  });

  test("begin before the script does where nothing was answered yet, with what stands above them in its place", () => {
    for (const name of ["form", "form for teens"]) {
      expect(page(name)).toMatch(/<script nonce="n0nce">early\("&&"\)<\/script><script[^>]* defer="" .*<body class="early">/);
      expect(page(name)).toContain(
        '<div class="progress only-js" data-progress="true"><p><span id="progress-label" data-progress-label="true">Mood, 1 of 9<',
      );
    }
  });

  test.each([
    ["some were answered on this device", { given: { "phq9.9": "0" } }],
    ["some were answered on another", { shown: { ...adult, elsewhere: ["phq9.1"] } }],
    ["it is the clinic's own device", { tablet: true }],
  ] satisfies [string, Parameters<typeof form>[0]][])("wait for the script where %s", (_where, props) => {
    const markup = form(props);
    expect(markup).toMatch(/<script src="[^"]*" nonce="n0nce"><\/script>/);
    expect(markup).not.toMatch(/early\(|class="early"/);
    expect(markup).toContain('<div class="progress only-js" data-progress="true" hidden="">');
  });

  test("are sent whole when Enter is pressed: the first button of the form is Send and not Stop", () => {
    expect(page("form").match(/<button type="submit"[^>]*>/)?.[0]).not.toContain("stopped");
  });

  test("answered on another device are not on the page, and nothing tells what was answered", () => {
    const markup = form({ shown: { ...adult, elsewhere: ["phq9.1", "phq9.9", "gad7.1", "skin"] } });
    for (const field of ["phq9.1", "phq9.9", "gad7.1", "skin", "asq.1"]) expect(radios(field, markup)).toEqual([]);
    expect(radios("phq9.2", markup)).toHaveLength(4);
    expect(read(markup)).not.toContain("Thank you for telling us.");
    expect(markup).not.toContain('data-when="difficulty"');
    expect(read(markup)).toContain("Answers you gave before are sent, too, and are not shown here.");
  });

  test("can be sent unfinished wherever item 9 was answered before, whatever was answered there", () => {
    const stops = (markup: string) => markup.split(words.say("item9.stop")).length - 1;
    expect(stops(form({ shown: { ...adult, elsewhere: ["phq9.9"] } }))).toBe(1);
    expect(form({ shown: { ...adult, elsewhere: ["phq9.9"] } })).toMatch(/data-step="review".*value="1" data-stop="always" name="stopped"/);
    expect(stops(form({ shown: { ...adult, elsewhere: ["phq9.1"] } }))).toBe(1);
    expect(form()).toMatch(/value="1" data-stop="item9" name="stopped"/);
  });

  test("answered on another device make the same page whatever was answered there, and whatever that led to", () => {
    const answered = ["phq9.1", "phq9.9", "adherence", "medicineChange"] as const;
    const ledTo = ["asq.1", "asq.5", "privateNumber", "mayLeaveMessage", "phq9.difficulty"] as const;
    const notes = ["adherenceNote", "medicineNote", "antidepressant"] as const;
    const markup = form({ shown: { ...adult, elsewhere: answered } });
    expect(form({ shown: { ...adult, elsewhere: [...answered, ...ledTo, ...notes] } })).toBe(markup);
    expect(radios("phq9.difficulty", markup)).toHaveLength(4);
    for (const field of [...notes, "privateNumber"]) expect(markup).not.toContain(`name="${field}"`);
  });

  test("still ask what follows an answer where only that follow-up was given on another device", () => {
    const markup = form({ shown: { ...adult, elsewhere: ["medicineNote", "antidepressant", "asq.1"] } });
    expect(radios("antidepressant", markup)).toHaveLength(3);
    expect(radios("asq.1", markup)).toHaveLength(3);
    expect(markup).toContain('name="medicineNote"');
  });
});

describe("in another language", () => {
  const inLanguage = (language: (typeof LANGUAGES)[number]) => form({ words: checkInWords(language) });

  test.each([
    ["en", false, 0],
    ["es", false, 1],
    ["de", false, 0],
    ["fr", false, 1],
  ] as const)("%s: a questionnaire without its own wording is in English and says so once", (language, _teen, times) => {
    const note = read(checkInWords(language).say("page.in-english"));
    expect(read(inLanguage(language)).split(note)).toHaveLength(times + 1);
    expect(inLanguage(language)).toContain(`<html lang="${language}">`);
    if (times > 0) expect(inLanguage(language)).toContain(`<span lang="en" data-text="true">${gad7.texts.en.items[0]}`);
  });

  test("the questions on safety are skipped where they have no published wording", () => {
    for (const language of LANGUAGES) expect(inLanguage(language).includes("asq.1")).toBe(language === "en");
  });

  test("French from Canada is marked as such", () => {
    expect(inLanguage("fr")).toContain('lang="fr-CA"');
  });
});

describe("a form that came back", () => {
  test("has every answer as it was given and the fault beside its question, with a way to it that takes the focus first", () => {
    const returned = page("returned");
    expect(returned.match(/checked=""/g)).toHaveLength(2);
    expect(returned).toMatch(/<fieldset[^>]*id="q-phq9-3"[^>]*aria-describedby="stem-mood phq9-3-error"/);
    expect(returned).toContain('href="#phq9-3-0"');
    expect(returned).toMatch(/role="alert" tabindex="-1" autofocus=""/i);
  });

  test("says on top that the clinic knows of item 9 where it was stored all the same, and else says nothing of it", () => {
    const returned = (told: boolean) => read(form({ trouble: fieldTrouble(missing, questionsOf(adult, words), words, { told }) }));
    const sentence = words.say("errors.told-anyway");
    expect(returned(true)).toMatch(new RegExp(`Some questions need an answer\\. ${sentence}`));
    expect(returned(false)).not.toContain(sentence);
  });

  test("stays plain", () => {
    expect(page("returned")).not.toContain("<script");
  });

  test("says what is wrong in its own language", () => {
    const german = checkInWords("de");
    const trouble = fieldTrouble(
      [...missing, { path: "privateNumber", message: "Write a telephone number" }],
      questionsOf(adult, german),
      german,
    );
    expect(trouble.errors).toEqual({ "phq9.3": german.say("errors.choose"), privateNumber: german.say("errors.phone") });
    expect(trouble.heading).toBe(german.say("errors.heading"));
    expect(trouble.links.map(({ href }) => href)).toEqual(["#phq9-3-0", "#privateNumber"]);
  });
});

describe("a page without questions", () => {
  test.each(ENDINGS)("%s names no clinic and nobody", (ending) => {
    expect(read(page(ending))).not.toMatch(/Riverside|555/);
  });

  test("that says a link is unknown is the same for every link", () => {
    expect(ENDING_STATUS).toMatchObject({ unknown: 404, expired: 410, revoked: 410, submitted: 200 });
  });

  test("offers a fresh link where the link is one of ours and its time is over, and a call wherever it is known", () => {
    const known = { asker: { token: TOKEN }, facts, now };
    const expired = html(<Ended words={words} assets={assets} ending="expired" region="us" known={known} />);
    expect(expired).toContain('action="/api/check-ins/fresh-link"');
    expect(read(expired)).toContain("You can also ask the clinic to call. That is not instant: by 12:00 today.");
    const submitted = html(<Ended words={words} assets={assets} ending="submitted" region="us" known={known} />);
    expect(submitted).not.toContain("fresh-link");
    expect(submitted).toContain('action="/api/check-ins/help"');
    expect(page("expired")).not.toMatch(/<form/);
  });
});

test("a telephone number stands on one line, in a sentence and in its button", () => {
  const receipt = html(<Receipt {...shared} checkInId={ID} />);
  expect(receipt).toContain('and call <span class="nowrap">+1 503 555 0142</span>.');
  expect(receipt).toContain('<a class="way" href="tel:+15035550142"><span>Call <span class="nowrap">+1 503 555 0142</span></span></a>');
});

test.each(REGIONS)("a patient in region %s sees the emergency number before any line", (region) => {
  const markup = html(<Landing {...shared} facts={{ ...facts, region }} token={TOKEN} adult begun={false} />);
  const help = read(markup.slice(markup.indexOf('id="help"')));
  expect(help.indexOf("Call")).toBe(help.search(/Call (\d{3}|your local)/));
  expect(markup).not.toContain("tel:your");
  expect(markup).not.toContain("07725");
  expect(markup).not.toContain('href="tel:"');
});

describe("the receipt", () => {
  const of = (props: Partial<Parameters<typeof Receipt>[0]>) => read(html(<Receipt {...shared} checkInId={ID} {...props} />));

  test("says where to turn and by when answers are read, and calls no line open at any hour that nobody checked", () => {
    const gb = of({ facts: { ...facts, region: "gb" } });
    expect(gb).toContain("Sent. Thank you.");
    expect(gb).toContain("We read answers by Friday 27 November.");
    expect(gb).toMatch(/Not hearing from us doesn['’]t mean you are fine\./);
    expect(gb).toContain("or might be pregnant: ask before you take your next capsule and call +1 503 555 0142 .");
    expect(gb).toContain("Any hour: Samaritans");
    expect(gb).not.toContain("NHS 111");
    expect(of({ facts: { ...facts, clinicPhone: null } })).toContain("stop the capsules and call your clinic .");
  });

  test.each([
    ["now", now, "Someone from the clinic will read this by 12:00 today and try to call you."],
    ["today", now, "Someone from the clinic will read this by 17:00 today and try to call you."],
    ["now", closed, "The clinic is closed. Nobody here will see this until Monday 9:00."],
  ] as const)("after item 9 says what was promised there (%s), and no later day", (told, receivedAt, promise) => {
    const text = of({ told, receivedAt, now: receivedAt });
    expect(text).toContain(promise);
    expect(text).not.toContain("We read answers by");
  });

  test("shows how somebody has been in words and as a line, without a number", () => {
    expect(read(page("receipt"))).toContain("Since 1 October your answers say that things have become easier.");
    expect(page("receipt")).toMatch(
      /<svg [^>]*role="img" aria-label="A line of your answers, from 1 October to 24 November\. Higher means harder\."/,
    );
    const weeks = page("receipt").slice(page("receipt").indexOf('class="course"'));
    expect(read(weeks.slice(0, weeks.indexOf("</section>")))).not.toMatch(/\b(12|6|4)\b/);
  });

  test("after an acute answer says first what to do now, and nothing of the weeks", () => {
    const text = of({ acute: true, course });
    expect(page("receipt after an acute answer")).toMatch(/<h1>Please call 911 now, or go to the nearest emergency department\.<\/h1>/);
    expect(text).toContain("Please call 911 now, or go to the nearest emergency department.");
    expect(text).not.toContain("Your answers over the weeks");
  });
});

describe("what staff preview", () => {
  const previews = [
    form({ preview: true }),
    html(<Landing {...shared} token={TOKEN} adult begun={false} preview />),
    html(<ConsentPage {...shared} checkInId={ID} preview />),
    html(<Receipt {...shared} checkInId={ID} preview />),
  ];

  test("is the patient's page, says that it stores nothing, and has no form that goes anywhere", () => {
    for (const markup of previews) {
      expect(read(markup)).toContain("Preview: nothing you do here is stored.");
      expect(markup).not.toMatch(/action="\/api|method="post"/i);
    }
  });
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
