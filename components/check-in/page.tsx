import type { ReactNode } from "react";
import type { CheckInWords } from "@/messages/check-in";
import type { PageAssets } from "./page-assets";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  /** What the tab and the phone's history show: never the clinic, a drug or a mood. */
  readonly title?: string;
  /** Script runs where there is something to answer; a page that came back with errors stays plain. */
  readonly script?: boolean;
  readonly children: ReactNode;
};

/** The whole HTML document of a check-in page. No style attributes: the content security policy forbids them. */
export function Page({ words, assets, title, script = false, children }: Props) {
  return (
    <html lang={words.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* A clinic's number must be a link only where we make it one. */}
        <meta name="format-detection" content="telephone=no" />
        <title>{title ?? words.say("title")}</title>
        <link rel="stylesheet" href={assets.css} nonce={assets.nonce} />
        {/* Not deferred: it must hide the other questions before the first paint, and it is no larger than the stylesheet. */}
        {script && <script src={assets.js} nonce={assets.nonce} />}
      </head>
      <body>{children}</body>
    </html>
  );
}
