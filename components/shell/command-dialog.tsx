"use client";

import { useQuery } from "@tanstack/react-query";
import { CornerDownLeft, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { failureWords, requestJson } from "@/components/request";
import { joinClasses } from "@/components/ui/join-classes";
import { useNotify } from "@/components/ui/notices";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import type { PanelPage, PanelRow } from "@/contracts/panel";
import type { Role } from "@/contracts/roles";
import { type Command, commandsFor } from "./command-list";
import { signOut } from "./sign-out";
import { turnThemeOver } from "./theme-switch";

const PATIENTS_SHOWN = 8;
const SETTLES_AFTER_MS = 150;

type Entry =
  | { readonly kind: "patient"; readonly id: string; readonly row: PanelRow }
  | ({ readonly kind: "command" } & { readonly command: Command; readonly id: string });

/** One box for patients and actions: arrows choose, Enter goes, Escape closes. What is typed stays in this dialog: it is patient data. */
export function CommandDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { patients, isSettled, state } = usePatients(typed);
  // What comes later comes below: nothing takes the place of an entry that somebody is about to choose.
  const entries: Entry[] = [
    ...commandsFor(typed, role).map((command) => ({ kind: "command", id: command.id, command }) as const),
    ...patients.map((row) => ({ kind: "patient", id: row.courseId, row }) as const),
  ];
  const current = Math.min(at, entries.length - 1);
  const run = useRun(onClose);
  const [first] = entries;
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (!isSettled || awaited.current !== typed) return;
    awaited.current = null;
    if (first) run(first);
  });
  const base = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = entries[current];
    if (step !== undefined && entries.length > 0) setAt((current + step + entries.length) % entries.length);
    else if (event.key === "Enter" && entry) run(entry);
    // Faster than the search: the first that is found for these words, if they are still the words then.
    else if (event.key === "Enter" && !isSettled) awaited.current = typed;
    else return;
    event.preventDefault();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed top-[12vh] left-1/2 z-50 flex max-h-[70dvh] w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-raised"
        >
          <Radix.Title className="sr-only">Go to a patient or do something</Radix.Title>
          <input
            role="combobox"
            aria-expanded
            aria-controls={`${base}-list`}
            aria-activedescendant={current >= 0 ? `${base}-${current}` : undefined}
            aria-autocomplete="list"
            aria-label="Patient or action"
            placeholder="Patient, record number or action"
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
            className="h-12 w-full shrink-0 border-b border-line bg-surface px-4 text-lg outline-none"
          />
          {/* The combobox holds the focus; its options are chosen with its keys. */}
          <div id={`${base}-list`} role="listbox" aria-label="Found" className="overflow-y-auto p-1.5">
            {entries.map((entry, index) => (
              <Option
                key={`${entry.kind}-${entry.id}`}
                id={`${base}-${index}`}
                entry={entry}
                isCurrent={index === current}
                onPoint={() => setAt(index)}
                onRun={() => run(entry)}
              />
            ))}
          </div>
          <p role="status" className="border-t border-line px-4 py-2 text-xs text-ink-3">
            {state ??
              (entries.length === 0
                ? "Nothing found. Try fewer letters, or the record number."
                : "Arrows choose, Enter goes, Escape closes.")}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type OptionProps = { id: string; entry: Entry; isCurrent: boolean; onPoint: () => void; onRun: () => void };

function Option({ id, entry, isCurrent, onPoint, onRun }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox that owns this list takes the keys
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      ref={(item) => {
        if (isCurrent) item?.scrollIntoView({ block: "nearest" });
      }}
      onPointerMove={isCurrent ? undefined : onPoint}
      onClick={onRun}
      className={joinClasses(
        "flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3",
        isCurrent && "bg-sunken outline-2 -outline-offset-2 outline-accent",
      )}
    >
      {entry.kind === "patient" ? (
        <>
          <UserRound size={16} aria-hidden className="shrink-0 text-ink-3" />
          <span className="min-w-0 truncate font-semibold">{entry.row.name}</span>
          <span className="text-sm whitespace-nowrap text-ink-3">
            {entry.row.age} · {entry.row.recordNumber}
          </span>
          {entry.row.urgency && <UrgencyMark urgency={entry.row.urgency} className="ml-auto text-sm" />}
        </>
      ) : (
        <>
          <CornerDownLeft size={16} aria-hidden className="shrink-0 text-ink-3" />
          {entry.command.title}
        </>
      )}
    </div>
  );
}

/** Patients that match what is typed, and none that matched what was typed before; `state` says what else there is to know. */
function usePatients(typed: string): { patients: readonly PanelRow[]; isSettled: boolean; state: string | null } {
  const wanted = typed.trim();
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const found = useQuery({
    queryKey: ["palette", text],
    queryFn: ({ signal }) => requestJson<PanelPage>("/api/panel/search", { method: "POST", body: { text }, signal }),
    enabled: text !== "",
    gcTime: 0,
    retry: false,
  });
  if (wanted === "") return { patients: [], isSettled: true, state: null };
  if (text !== wanted || found.isPending) return { patients: [], isSettled: false, state: "Looking for patients" };
  if (found.isError) return { patients: [], isSettled: true, state: `Patients could not be looked up. ${failureWords(found.error)}` };
  return { patients: found.data.rows.slice(0, PATIENTS_SHOWN), isSettled: true, state: null };
}

function useRun(onClose: () => void): (entry: Entry) => void {
  const router = useRouter();
  const notify = useNotify();
  return (entry) => {
    onClose();
    if (entry.kind === "patient") router.push(`/patients/${entry.row.patientId}`);
    else if ("page" in entry.command) window.location.assign(entry.command.page);
    else if ("href" in entry.command) router.push(entry.command.href);
    else if (entry.command.does === "theme") turnThemeOver();
    else signOut().catch((error: unknown) => notify(failureWords(error), "problem"));
  };
}
