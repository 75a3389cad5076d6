import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "@/contracts/languages";
import { MESSAGE_WISHES } from "@/contracts/message-wishes";
import { checkInWords } from "@/messages/check-in";
import { WishPage } from "./wish-page";

const TOKEN = "w".repeat(86);
const assets = { css: "p{}", early: "early()", js: "/assets/check-in/check-in.A.js", nonce: "n0nce" };
const render = (given: Partial<Parameters<typeof WishPage>[0]> = {}) =>
  renderToStaticMarkup(
    <WishPage {...{ words: checkInWords("en", "us"), assets, region: "us", token: TOKEN, wants: "all", saved: false, ...given }} />,
  );
const offered = (html: string) => [...html.matchAll(/<button type="submit"[^>]* value="([\w-]+)"/g)].map(([, wish]) => wish);

test.each([
  ["all", ["no-reminders", "none"]],
  ["no-reminders", ["none", "all"]],
  ["none", ["no-reminders", "all"]],
] as const)("whoever gets %s is offered the others", (wants, others) => {
  expect(offered(render({ wants }))).toEqual(others);
});

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(MESSAGE_WISHES)("whoever wants %s finds one form, crisis help and one first heading, before and after a choice", (wants) => {
    for (const saved of [false, true]) {
      const html = render({ words: checkInWords(language, "us"), wants, saved });
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html.match(/<form[^>]*method="post"/g)).toHaveLength(1);
      expect(html.split(TOKEN)).toHaveLength(2);
      expect(html).toContain('href="tel:911"');
      expect(html).toContain("findahelpline.com");
      expect(html).not.toMatch(/<script|\sstyle=|<a [^>]*href="\/(?!assets)/);
    }
  });
});
