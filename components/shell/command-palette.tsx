"use client";

import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";

const load = () => import("./command-dialog").then((module) => module.CommandDialog);
const CommandDialog = dynamic(load, { ssr: false });
/** By then the page has done what it opened for. */
const LOADS_AFTER_MS = 2_000;

/** Ctrl K or Cmd K on any page of the care team: go to a patient or do something. Its script comes once the page has long been there, or with the press. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Over another dialog, say one with a half-written note, it would cover what must not be forgotten.
    if (!open && document.querySelector("[role=dialog]") !== null) return;
    setOpen((was) => !was);
  });
  useEffect(() => {
    // Before it is there, keys typed after the press would be the page's: "k" moves on the panel.
    const timer = setTimeout(() => void load().catch(() => {}), LOADS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return open && <CommandDialog onClose={() => setOpen(false)} />;
}
