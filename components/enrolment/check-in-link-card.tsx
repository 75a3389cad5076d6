"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useNotify } from "@/components/ui/notices";
import { Time } from "@/components/ui/time";
import type { CheckInLink } from "@/contracts/enrolment";
import { QrCode } from "./qr-code";

/** A patient's link to hand over: as a code to scan, and as text to copy. It opens this one check-in and nothing else. */
export function CheckInLinkCard({ link }: { link: CheckInLink }) {
  return (
    <div className="grid gap-5 sm:grid-cols-[auto_1fr]">
      <QrCode svg={link.qrSvg} label="Code that opens the check-in on the patient’s phone" />
      <div className="grid content-start gap-3">
        <p className="text-ink-2">
          Let the patient scan the code with their phone, or copy the link. Whoever has it can answer in the patient’s name.
        </p>
        <CopyLink url={link.url} />
        <p className="text-sm text-ink-3">
          Due <Time value={link.dueOn} />, open until the end of <Time value={lastMoment(link.expiresAt)} />.
        </p>
      </div>
    </div>
  );
}

function CopyLink({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  const notify = useNotify();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      notify("Link copied.");
    } catch {
      notify("The browser did not let us copy. Select the link and copy it yourself.", "problem");
    }
  };
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label="Link of the check-in"
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        className="min-h-9 w-full min-w-0 rounded-control border border-line-2 bg-sunken px-3 text-sm text-ink-2"
      />
      <Button onClick={copy}>
        {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        Copy
      </Button>
    </div>
  );
}

/** A link that ends at midnight is good for the day before, and that day is what people are told. */
function lastMoment(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - 1).toISOString();
}
