"use client";

import { useState } from "react";
import { useKept } from "@/components/form/use-kept";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PatientNote } from "@/contracts/patient-notes";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "./card";
import { emptyNote, type NoteDraft } from "./note-draft";
import type { Viewer } from "./patient-query";
import { WriteNote } from "./write-note";

/** As many as a visit looks at; the rest is in the timeline. */
const SHOWN = 3;
/** Under which the note that replaces none is kept. */
const NEW = "new";

/** What clinicians wrote about the patient, newest first. What somebody has begun to write stays, whatever fails, is closed or looked at between. A printed record tells the newest in a section of its own. */
export function Notes({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const [drafts, setDrafts] = useKept<Readonly<Record<string, NoteDraft>>>(`notes: ${page.patient.id}`, {});
  const [writing, setWriting] = useState<string | null>(null);
  const { notes } = page.care;
  const inForce = notes.filter(({ correctedBy }) => correctedBy === null);
  const draft = writing === null ? undefined : drafts[writing];
  const keep = (kept: NoteDraft) => setDrafts((all) => ({ ...all, [kept.corrects ?? NEW]: kept }));
  const begin = (corrects: PatientNote | null) => {
    const key = corrects?.id ?? NEW;
    if (drafts[key] === undefined) keep(emptyNote(corrects));
    setWriting(key);
  };
  const forget = () => {
    setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== writing)));
    setWriting(null);
  };
  return (
    <Card title="Notes" id="notes" className="no-print">
      {inForce.length === 0 && <p className="mt-1 text-ink-2">None yet.</p>}
      <ul className="mt-1 grid gap-3">
        {inForce.slice(0, SHOWN).map((note) => (
          <Note key={note.id} note={note} onCorrect={viewer.mayAct ? () => begin(note) : null} />
        ))}
      </ul>
      {inForce.length > SHOWN && <p className="mt-2 text-sm text-ink-2">{inForce.length - SHOWN} older in the timeline.</p>}
      {viewer.mayAct && (
        <Button size="small" className="mt-3" onClick={() => begin(null)}>
          {(drafts[NEW]?.body ?? "").trim() === "" ? "Write a note" : "Go on writing"}
        </Button>
      )}
      {draft !== undefined && (
        <WriteNote
          patient={page.patient}
          viewer={viewer}
          replaced={notes.find(({ id }) => id === draft.corrects) ?? null}
          draft={draft}
          onDraft={keep}
          onClose={() => setWriting(null)}
          onStored={forget}
        />
      )}
    </Card>
  );
}

function Note({ note, onCorrect }: { note: PatientNote; onCorrect: (() => void) | null }) {
  return (
    <li className="group border-l-2 border-line-2 pl-3">
      <p className="break-words whitespace-pre-line">{note.body}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
        <span>
          Signed {note.by}, <Time value={note.at} withClock />
        </span>
        {note.atVisit && <Tag>at a visit</Tag>}
        {note.corrects !== null && <Tag>corrected</Tag>}
        {onCorrect !== null && (
          <button type="button" onClick={onCorrect} className="min-h-8 rounded-control underline hover:text-ink">
            Correct<span className="sr-only"> the note of {note.by}</span>
          </button>
        )}
      </p>
    </li>
  );
}
