"use client";

import { type ReactNode, useState } from "react";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";
import { CallDialog, EMPTY_CALL } from "./call-dialog";
import { ofSameAnswers } from "./flag-order";
import { EMPTY_HAND_OVER, HandOverDialog } from "./hand-over-dialog";
import { RecordDialog } from "./record-dialog";
import { EMPTY_DRAFT } from "./record-draft";
import { EMPTY_REOPEN, ReopenDialog } from "./reopen-dialog";
import { TaskDialog } from "./task-dialog";
import { EMPTY_TASK } from "./task-draft";
import { useDrafts } from "./use-drafts";

/** What somebody begins to write about a flag; a `contact` is a record that leaves it open. */
export type Act = "contact" | "record" | "hand-over" | "reopen" | "call" | "task";
export type Begin = (act: Act, flag: PatientFlag) => void;

/**
 * The dialog that is open, if any, and how one is begun. What was written in it stays through a refresh, a colleague's change, and closing it.
 * @param onSigned once something is signed: the card that held the button may be gone
 */
export function useFlagDialogs(page: PatientPage, viewer: Viewer, onSigned: () => void): { begin: Begin; dialog: ReactNode } {
  const [acting, setActing] = useState<{ act: Act; flag: PatientFlag } | null>(null);
  const records = useDrafts("record", EMPTY_DRAFT);
  const handOvers = useDrafts("hand-over", EMPTY_HAND_OVER);
  const reopens = useDrafts("reopen", EMPTY_REOPEN);
  const calls = useDrafts("call", EMPTY_CALL);
  const tasks = useDrafts("task", EMPTY_TASK);
  const begin: Begin = (act, flag) => {
    if (act === "contact" || act === "record") {
      // What is done about the most urgent is mostly done about all of these answers; what is done about a lesser one says nothing of it.
      const isFirst = ofSameAnswers(page.flags, flag)[0]?.id === flag.id;
      records.change(flag.id, (draft) => ({
        ...draft,
        keepOpen: act === "contact",
        together: draft === EMPTY_DRAFT ? isFirst : draft.together,
      }));
    }
    setActing({ act, flag });
  };
  const close = () => setActing(null);
  const signed = () => {
    close();
    onSigned();
  };
  if (acting === null) return { begin, dialog: null };

  const opened = acting.flag;
  const flag = page.flags.find(({ id }) => id === opened.id) ?? opened;
  const others = flag.state === "open" ? ofSameAnswers(page.flags, flag).filter(({ id }) => id !== flag.id) : [];
  const about = { patient: page.patient, flag, others, opened, viewer, onClose: close };
  const dialogs: Record<Act, () => ReactNode> = {
    contact: () => <RecordDialog {...about} {...records.of(flag.id, signed)} />,
    record: () => <RecordDialog {...about} {...records.of(flag.id, signed)} />,
    "hand-over": () => <HandOverDialog {...about} {...handOvers.of(flag.id, signed)} />,
    reopen: () => <ReopenDialog {...about} {...reopens.of(flag.id, signed)} />,
    call: () => <CallDialog {...about} {...calls.of(flag.id, signed)} />,
    task: () => <TaskDialog {...about} {...tasks.of(flag.id, signed)} />,
  };
  return { begin, dialog: dialogs[acting.act]() };
}
