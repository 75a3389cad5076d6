"use client";

import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";
import type { Role } from "@/contracts/roles";
import { LATER_MS } from "./later";

const load = () => import("./command-dialog").then((module) => module.CommandDialog);
const CommandDialog = dynamic(load, { ssr: false });
const loadQuietly = () => void load().catch(() => {});

/** Ctrl K or Cmd K on any page of the care team: go to a patient or do something. Its script comes with the first Ctrl or Cmd, or once the page has long been there. */
export function CommandPalette({ role }: { role: Role }) {
  const [open, setOpen] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Control" || event.key === "Meta") return loadQuietly();
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Over another dialog, say one with a half-written note, it would cover what must not be forgotten.
    if (!open && document.querySelector("[role=dialog]") !== null) return;
    setOpen((was) => !was);
  });
  useEffect(() => {
    // Before it is there, keys typed after the press would be the page's: "k" moves on the panel.
    const timer = setTimeout(loadQuietly, LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return open && <CommandDialog role={role} onClose={() => setOpen(false)} />;
}
