import type { Language } from "@/contracts/languages";
import { mailPage } from "./mail-page";

/** A mail as it leaves: the same words twice, as plain text and as HTML. `unsubscribe` is for the mail program, not for the reader. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string; readonly unsubscribe?: string };

/** A paragraph, a link to follow with or without a sentence that leads to it, a quiet one, or a list whose lines may be links. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly lead?: string; readonly label: string; readonly href: string }
  | { readonly kind: "quiet-link"; readonly lead: string; readonly label: string; readonly href: string }
  | { readonly kind: "list"; readonly lines: readonly { readonly text: string; readonly href?: string }[] };

/**
 * Sets a mail. The HTML has no script, picture, font or address but its links, so that reading it tells nobody anything.
 * @param heading what stands on top of the HTML; a mail program shows the subject above the plain text by itself
 */
export function setMail(subject: string, blocks: readonly Block[], { language = "en", heading = subject }: Setting = {}): Mail {
  const html = mailPage({ title: subject, heading, blocks, language, preview: previewOf(blocks) });
  return { subject, text: `${blocks.map(asText).join("\n\n")}\n`, html };
}
type Setting = { readonly language?: Language; readonly heading?: string };

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

/** What a list of mails shows beside the subject: the first sentence there is. */
function previewOf(blocks: readonly Block[]): string {
  for (const block of blocks) {
    if (block.kind === "text") return block.text;
    if (block.kind === "link" && block.lead) return block.lead.replace(/\s?:$/, ".");
  }
  return "";
}
