"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import {
  BROWSER_NOTICE_TEXT,
  type BrowserNotices,
  browserNotices,
  onBrowserNotices,
  tryBrowserNotice,
  turnOffBrowserNotices,
  turnOnBrowserNotices,
} from "./browser-notices";

const STANDS: Readonly<Record<BrowserNotices, string>> = {
  unsupported: "This browser cannot show notifications here. Use the notices on the page, and your e-mail.",
  refused:
    "This browser was told to show none from Isomood. Allow notifications for this site in the browser's settings, then come back here.",
  off: "Off in this browser.",
  on: "On in this browser, while Isomood is open in one of its tabs and you are signed in.",
};

/** Turns this browser's own notifications on and off, and says how they stand. Off until somebody presses. */
export function BrowserNoticesDialog({ onClose }: { onClose: () => void }) {
  const stands = useSyncExternalStore(onBrowserNotices, browserNotices, () => "off" as const);
  const [asking, setAsking] = useState(false);
  const turnOn = async () => {
    setAsking(true);
    await turnOnBrowserNotices().catch(() => {});
    setAsking(false);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Notifications in this browser"
        description={`When a check-in newly needs a clinician now or today, this browser can say “${BROWSER_NOTICE_TEXT}”, and nothing else. A press opens the flag.`}
      >
        <p role="status" className="font-medium">
          {STANDS[stands]}
        </p>
        <p className="text-sm text-ink-2">
          Alert mails go out whether this is on or not. Do-not-disturb on your device holds notifications back.
        </p>
        <div className="flex flex-wrap gap-2">
          {stands === "off" && (
            <Button variant="primary" onClick={turnOn} disabled={asking}>
              Turn on in this browser
            </Button>
          )}
          {stands === "on" && (
            <>
              <Button onClick={tryBrowserNotice}>Show one to try</Button>
              <Button onClick={turnOffBrowserNotices}>Turn off</Button>
            </>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
