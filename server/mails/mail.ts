import type { Language } from "@/contracts/languages";

/** A mail as it leaves: the same words twice, as plain text and as HTML. `unsubscribe` is for the mail program, not for the reader. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string; readonly unsubscribe?: string };

/** A paragraph, a link to follow with or without a sentence that leads to it, a quiet one, or a list whose lines may be links. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly lead?: string; readonly label: string; readonly href: string }
  | { readonly kind: "quiet-link"; readonly lead: string; readonly label: string; readonly href: string }
  | { readonly kind: "list"; readonly lines: readonly { readonly text: string; readonly href?: string }[] };

/**
 * Sets a mail. The HTML has no style attribute, script, picture or address but its links, so that it shows the same under a strict
 * content policy, and reading it tells nobody anything.
 */
export function setMail(subject: string, blocks: readonly Block[], language: Language = "en"): Mail {
  const html = page(subject, blocks.map(asHtml).join("\n"), language);
  return { subject, text: `${blocks.map(asText).join("\n\n")}\n`, html };
}

function asText(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "link":
    case "quiet-link":
      return `${block.lead ?? `${block.label}:`}\n${block.href}`;
    case "list":
      return block.lines.map(({ text }) => `- ${text}`).join("\n");
  }
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "quiet-link":
      return `<p><small>${escapeHtml(block.lead)} <a href="${escapeHtml(block.href)}">${escapeHtml(block.label)}</a></small></p>`;
    case "link":
      return `${block.lead ? `<p>${escapeHtml(block.lead)}</p>\n` : ""}<table role="presentation" cellpadding="12" cellspacing="0" border="0"><tr><td bgcolor="#17626b"><a href="${escapeHtml(block.href)}"><font color="#ffffff"><b>${escapeHtml(block.label)}</b></font></a></td></tr></table>`;
    case "list":
      return `<ul>${block.lines.map(({ text, href }) => `<li>${href ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text)}</li>`).join("")}</ul>`;
  }
}

/** A table and font tags: what every mail program draws without a style sheet. */
function page(title: string, body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body bgcolor="#f4f7f7">
<table role="presentation" width="100%" cellpadding="16" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td align="left">
<font face="Inter, Helvetica, Arial, sans-serif" color="#1f2a30">
${body}
</font>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
