import { Fragment } from "react";

const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g;

/** A mail's plain text with its links alive; everything else is text and nothing but text. */
export function MailText({ text }: { text: string }) {
  return (
    <p className="max-w-prose whitespace-pre-wrap">
      {text.split(LINK).map((part, place) => {
        // The same words may come twice, so their place is their identity; a mail never changes.
        const key = `${place}:${part}`;
        if (place % 2 === 0) return <Fragment key={key}>{part}</Fragment>;
        return (
          <a key={key} href={part} className="font-medium break-all text-accent underline underline-offset-2">
            {part}
          </a>
        );
      })}
    </p>
  );
}
