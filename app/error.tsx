"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <PlainPage title="This page could not be shown">
      <p role="alert" className="text-ink-2">
        Something went wrong on our side; what was saved is saved. Don’t take this as “nobody needs you”: try again now, and if it stays
        like this, use the clinic’s list of patients and telephone.
      </p>
      <p>
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      </p>
    </PlainPage>
  );
}
