import { describe, expect, test } from "vitest";
import { asq, gad7, phq9, phq9Teen, sideEffects } from "@/clinical/instruments";
import { ANSWER_FIELDS, GAD7_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";
import { LANGUAGES } from "@/contracts/languages";
import { checkInWords } from "@/messages/check-in";
import { fieldTrouble } from "./given-answers";
import { questionsOf } from "./questions";
import { adult, closed, facts, form, missing, page, read, words } from "./testing-pages";

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
    expect(read(form({ facts: { ...facts, phase: "before" } }))).toContain(
      "If your mood has changed, do not start isotretinoin and tell your",
    );
    expect(read(form({ facts: { ...facts, phase: "after" } }))).toContain("tell your prescriber, and take no isotretinoin that is left.");
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
