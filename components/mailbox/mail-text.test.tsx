import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MailText } from "./mail-text";

const shown = (text: string) => renderToStaticMarkup(<MailText text={text} />);

test("an address in a mail can be clicked, the full stop after it is not part of it", () => {
  expect(shown("Open http://localhost:3000/c/abc_-1. Thanks")).toContain('href="http://localhost:3000/c/abc_-1"');
  expect(shown("https://a.example/x, https://b.example/y").match(/<a /g)).toHaveLength(2);
});

test("nothing else in a mail becomes a link or markup", () => {
  const html = shown('javascript:alert(1) <img src=x onerror=alert(1)> "https://a.example/" onclick="x"');
  expect(html).not.toContain("<img");
  expect(html).not.toContain('href="javascript');
  expect(html.match(/<a /g)).toHaveLength(1);
});
