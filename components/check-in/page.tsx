import type { ReactNode } from "react";
import type { CheckInWords } from "@/messages/check-in";
import type { PageAssets } from "./page-assets";

type Props = {
  readonly words: CheckInWords;
  readonly assets: PageAssets;
  /** What the tab and the phone's history show: never the clinic, a drug or a mood. */
  readonly title?: string;
  /** A form that came back with errors stays plain: it is shown to people without the script. */
  readonly script?: boolean;
  /** Nothing of the form was answered yet: its first question stands there, and can be answered, before the script does. */
  readonly early?: boolean;
  /** The check-in that the clinic's own device shows: the page closes by itself when nobody touches it. */
  readonly tablet?: string;
  /** Staff look at what a patient sees: nothing is stored. */
  readonly preview?: boolean;
  readonly children: ReactNode;
};

/** Where the clinic's device goes when a check-in on it is over. */
const LOCK = "/tablet";
/** Without the script nobody can tell whether the page is still being read: it closes after this many seconds, come what may. */
const PLAIN_TABLET_SECONDS = 10 * 60;

/** The whole HTML document of a check-in page. No style attributes: the content security policy forbids them. */
export function Page({ words, assets, title, script = true, early = false, tablet, preview = false, children }: Props) {
  return (
    <html lang={words.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* A clinic's number must be a link only where we make it one. */}
        <meta name="format-detection" content="telephone=no" />
        <title>{title ?? words.say("page.title")}</title>
        {/* Else browsers ask for one at an address that has none. */}
        <link rel="icon" href="/icon.svg" />
        {tablet !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={`${PLAIN_TABLET_SECONDS};url=${LOCK}`} />
          </noscript>
        )}
        {early && <Written as="script" text={assets.early} nonce={assets.nonce} />}
        {/* Unless the first question stands there without it, the page waits for it: it hides the other questions before the first paint. */}
        {script && <script src={assets.js} defer={early} nonce={assets.nonce} />}
        {/* After the script's address, so that the phone asks for the script first. */}
        <Written as="style" text={assets.css} nonce={assets.nonce} />
      </head>
      <body className={early ? "early" : undefined} data-tablet={tablet}>
        {preview && <aside className="preview-bar">{words.say("preview.bar")}</aside>}
        {children}
        {tablet !== undefined && <TabletWarning words={words} />}
      </body>
    </html>
  );
}

/** Part of the page's own file. The text is what our build made of our own sources, and the build refuses whatever would end its element. */
function Written({ as: Tag, text, nonce }: { readonly as: "script" | "style"; readonly text: string; readonly nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotation marks of a script or a stylesheet; no text of anybody's is in it
  return <Tag nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />;
}

function TabletWarning({ words: { say } }: { readonly words: CheckInWords }) {
  return (
    <dialog data-closing aria-labelledby="closing">
      <div className="help">
        <h2 id="closing">{say("tablet.closing")}</h2>
        <p>{say("tablet.finish")}</p>
        <button type="button" className="go">
          {say("tablet.stay")}
        </button>
      </div>
    </dialog>
  );
}
