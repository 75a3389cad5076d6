"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ColleagueNote, DialogFoot, RefusalNote } from "@/components/ui/dialog-foot";

type Props = {
  title: string;
  description: string;
  wide?: boolean;
  /** What a colleague has done to the flag meanwhile. */
  change: string | null;
  /** What the request failed on, where that is no field's matter. */
  error: unknown;
  /** What of several is on record already, where the rest failed. */
  halfWay: string | null;
  pending: boolean;
  /** Changes with every refusal: the first field that is wanting is focused. */
  refusals: number;
  submit: string;
  /** Beside the button: in whose name. */
  signed: string;
  onSubmit: () => void;
  /** Closed without signing: what was written stays. */
  onClose: () => void;
  children: ReactNode;
};

/** The frame of everything that is signed on a flag. A colleague's change meanwhile, and a failure, are told and take nothing away. */
export function SignDialog(props: Props) {
  const {
    title,
    description,
    wide = false,
    change,
    error,
    halfWay,
    pending,
    refusals,
    submit,
    signed,
    onSubmit,
    onClose,
    children,
  } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After the fields have been marked, so that the first of them is read with its error.
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onSubmit();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={description} wide={wide}>
        <form ref={form} onSubmit={send} noValidate className="grid gap-4">
          {children}
          <DialogFoot
            buttons={
              <>
                <Button type="submit" variant="primary" disabled={pending}>
                  {submit}
                </Button>
                <Button variant="quiet" onClick={onClose}>
                  Cancel
                </Button>
              </>
            }
            signed={signed}
          >
            <div role="alert" className="empty:hidden">
              {error !== null && (
                <RefusalNote>
                  {halfWay ?? "Not recorded."} {failureWords(error)} What you have written is still here.
                </RefusalNote>
              )}
            </div>
            <div role="status" className="empty:hidden">
              {change !== null && <ColleagueNote>{change} What you have written is still here.</ColleagueNote>}
            </div>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
