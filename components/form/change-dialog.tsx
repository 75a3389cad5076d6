"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useNotify } from "@/components/ui/notices";

type Props = {
  open: string;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /** The form; it calls `onDone` with what to say once the change is saved. */
  children: (onDone: (said: string) => void) => ReactNode;
};

/** A button and the dialog it opens, closed once what is in it is saved. */
export function ChangeDialog({ open: opens, title, description, wide = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">{opens}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={description} wide={wide}>
        {children((said) => {
          setOpen(false);
          notify(said);
        })}
      </DialogContent>
    </Dialog>
  );
}
