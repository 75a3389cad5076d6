import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { REGIONS } from "@/clinical/crisis-lines";
import { ConsentPage } from "./consent-page";
import { ENDING_STATUS, Ended } from "./ended";
import { Landing } from "./landing";
import { Receipt } from "./receipt";
import { assets, ENDINGS, facts, form, html, ID, now, page, pages, read, shared, TOKEN, words } from "./testing-pages";

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
