"use client";

import { PlainPage } from "@/components/shell/plain-page";
import "./globals.css";

/** Shown when even the layout failed, so it rests on nothing but the style sheet. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Not available · Isomood</title>
        <PlainPage title="Isomood is not available right now">
          <p role="alert" className="text-ink-2">
            What was saved is saved. Don’t take this as “nobody needs you”: reload in a moment, and if it stays like this, use the clinic’s
            list of patients and telephone.
          </p>
          <p>
            <a href="/panel" className="font-semibold text-accent underline">
              Reload
            </a>
          </p>
        </PlainPage>
      </body>
    </html>
  );
}
