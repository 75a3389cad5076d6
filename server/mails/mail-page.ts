import type { Language } from "@/contracts/languages";
import type { Block } from "./mail";

/** Colours of a light screen, and in `DARK` of a dark one. A mail program that knows no style sheet shows the light ones. */
const LIGHT = { paper: "#f2f6f6", card: "#ffffff", line: "#dbe5e6", ink: "#1f2a30", quiet: "#55646c", link: "#17626b", button: "#17626b" };
const DARK = { paper: "#12181b", card: "#1a2226", line: "#324047", ink: "#e6edef", quiet: "#a8b6bc", link: "#7fd0d8", button: "#1f7f8b" };
const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * The one style sheet, for programs that read it: they change the colours on a dark screen. Everything else is said on the elements, because
 * half of them throw it away. `data-ogsc`: Outlook's own mark of a dark screen.
 */
const SHEET = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-decoration-thickness: 1px; text-underline-offset: 2px; }
@media (max-width: 480px) { .pad { padding: 24px 20px !important; } .button a { display: block !important; } .button { width: 100% !important; } }
@media (prefers-color-scheme: dark) { ${darkRules("")} }
${darkRules("[data-ogsc] ")}`;

function darkRules(under: string): string {
  return [
    `${under}.paper { background: ${DARK.paper} !important; }`,
    `${under}.card { background: ${DARK.card} !important; border-color: ${DARK.line} !important; }`,
    `${under}.ink { color: ${DARK.ink} !important; }`,
    `${under}.quiet { color: ${DARK.quiet} !important; border-color: ${DARK.line} !important; }`,
    `${under}.link { color: ${DARK.link} !important; }`,
    `${under}.fill { background: ${DARK.button} !important; border-color: ${DARK.button} !important; }`,
  ].join(" ");
}

type Page = {
  readonly title: string;
  readonly heading: string;
  /** Shown in a list of mails and nowhere else. */
  readonly preview: string;
  readonly blocks: readonly Block[];
  readonly language: Language;
};

/** The HTML of a mail: tables, because Outlook draws nothing else right; at most 560 pixels of words, less on a phone. */
export function mailPage({ title, heading, preview, blocks, language }: Page): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(title)}</title>
<style>
${SHEET}
</style>
</head>
<body class="paper" bgcolor="${LIGHT.paper}" style="margin: 0; padding: 0; background: ${LIGHT.paper}; -webkit-text-size-adjust: 100%;">
<div style="display: none; max-height: 0; overflow: hidden; mso-hide: all;">${escapeHtml(preview)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${LIGHT.paper}" style="background: ${LIGHT.paper};"><tr><td align="center" style="padding: 24px 12px;">
<!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${LIGHT.card}" style="max-width: 560px; background: ${LIGHT.card}; border: 1px solid ${LIGHT.line}; border-radius: 10px; border-collapse: separate;"><tr><td class="pad ink" align="left" style="padding: 32px; ${words(LIGHT.ink, 16)}">
<h1 class="ink" style="margin: 0 0 16px; ${words(LIGHT.ink, 20)} line-height: 1.3; font-weight: 650;">${escapeHtml(heading)}</h1>
${blocks.map(asHtml).join("\n")}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

function words(colour: string, pixels: number): string {
  return `font-family: ${FONT}; font-size: ${pixels}px; line-height: 1.5; color: ${colour};`;
}

function asHtml(block: Block, place: number): string {
  const above = place === 0 ? 0 : 16;
  switch (block.kind) {
    case "text":
      return paragraph(escapeHtml(block.text), above);
    case "quiet-link":
      return `<p class="quiet" style="margin: 28px 0 0; padding: 16px 0 0; border-top: 1px solid ${LIGHT.line}; ${words(LIGHT.quiet, 14)}">${escapeHtml(block.lead)} ${anchor(block.href, block.label)}</p>`;
    case "link":
      return `${block.lead ? `${paragraph(escapeHtml(block.lead), above)}\n` : ""}${button(block)}`;
    case "list":
      return `<ul class="ink" style="margin: 8px 0 0; padding: 0 0 0 20px; ${words(LIGHT.ink, 16)}">${block.lines.map(line).join("")}</ul>`;
  }
}

function paragraph(html: string, above: number): string {
  return `<p class="ink" style="margin: ${above}px 0 0; ${words(LIGHT.ink, 16)}">${html}</p>`;
}

function line({ text, href }: { text: string; href?: string }): string {
  return `<li style="margin: 8px 0 0;">${href ? anchor(href, text) : escapeHtml(text)}</li>`;
}

function anchor(href: string, label: string): string {
  return `<a class="link" href="${escapeHtml(href)}" style="color: ${LIGHT.link};">${escapeHtml(label)}</a>`;
}

/** The whole cell is the button, at least 44 pixels high; programs that know no padding on a link still show it. */
function button({ href, label }: { href: string; label: string }): string {
  const look = `display: inline-block; padding: 11px 24px; border: 1px solid ${LIGHT.button}; border-radius: 8px; background: ${LIGHT.button}; font-family: ${FONT}; font-size: 16px; line-height: 22px; font-weight: 600; color: #ffffff; text-align: center; text-decoration: none;`;
  return `<table role="presentation" class="button" cellpadding="0" cellspacing="0" border="0" style="margin: 20px 0 4px;"><tr><td class="fill" bgcolor="${LIGHT.button}" style="border-radius: 8px;"><a class="fill" href="${escapeHtml(href)}" style="${look}">${escapeHtml(label)}</a></td></tr></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
