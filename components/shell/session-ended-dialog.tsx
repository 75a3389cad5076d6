"use client";

import { Dialog } from "radix-ui";
import { Button, buttonClasses } from "@/components/ui/button";

/** Says that nobody is signed in any more, and how to go on. It cannot be closed: what lies under it is not this person's to see. */
export function SessionEndedDialog({ onGoOn }: { onGoOn: () => void }) {
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-60 bg-paper" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-60 grid w-[calc(100vw-32px)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 rounded-card border border-line bg-surface p-6 shadow-raised">
          <Dialog.Title className="text-lg font-semibold">You are signed out</Dialog.Title>
          <Dialog.Description className="text-ink-2">
            Nobody was at the keyboard for a while, or the session was ended elsewhere. To keep what you were writing, sign in in another
            tab and come back.
          </Dialog.Description>
          <div className="flex flex-wrap gap-2">
            <a href="/sign-in" target="_blank" rel="noopener" className={buttonClasses({ variant: "primary" })}>
              Sign in in another tab
            </a>
            <Button onClick={onGoOn}>I have signed in, go on</Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
