"use client";

import { useState } from "react";
import { useNotify } from "@/components/ui/notices";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";
import { changedMeanwhile } from "./changed-meanwhile";
import { type Issues, useRefusals } from "./use-refusals";
import { type Signing, useSignFlag } from "./use-sign-flag";

/** What a dialog is about, and what is written in it. */
export type DialogProps<Draft> = {
  patient: { id: string; name: string };
  /** As it is now; a refresh changes it under the dialog. */
  flag: PatientFlag;
  /** Other open flags of the same answers. */
  others: PatientFlag[];
  /** As it was when the dialog was opened. */
  opened: PatientFlag;
  viewer: Viewer;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** Closed without signing: the draft stays. */
  onClose: () => void;
  onSigned: () => void;
};

type Signed<Field extends string> = {
  /** What is wanting; with anything in it nothing is sent. */
  wanting: Issues<Field>;
  bodyOf: (flag: PatientFlag) => object;
  /** What is told once the server has it. */
  said: string;
  /** More flags of the same answers, signed with it. */
  also?: readonly PatientFlag[];
};

/**
 * One signature on a flag while it is being written: what is wanting by field, and for its dialog's frame what a colleague has changed meanwhile
 * and what the request failed on.
 */
export function useSigning<Draft extends object, Field extends string>(
  { patient, flag, opened, viewer, draft, onDraft, onSigned }: DialogProps<Draft>,
  signing: Signing,
  fields: readonly Field[],
) {
  const notify = useNotify();
  const { issues, ...refusals } = useRefusals(fields);
  const request = useSignFlag(patient.id, signing);
  const [pressedFor, setPressedFor] = useState<readonly PatientFlag[]>([]);
  // What is on record of a batch is our own doing: the dialog stays about all of it until the rest is there, too.
  const isHalfWay = request.signed.length > 0;
  return {
    issues,
    /** What a signature that failed half-way was for, as it was when it was pressed; null where nothing of it is on record. */
    batch: isHalfWay ? pressedFor : null,
    edit(part: Partial<Draft>) {
      refusals.mend(Object.keys(part));
      onDraft({ ...draft, ...part });
    },
    sign({ wanting, bodyOf, said, also = [] }: Signed<Field>) {
      if (!refusals.passes(wanting)) return;
      const onSuccess = () => {
        notify(said);
        onSigned();
      };
      const flags = [isHalfWay ? (pressedFor[0] ?? flag) : flag, ...also];
      if (!isHalfWay) setPressedFor(flags);
      request.mutate({ flags, bodyOf }, { onSuccess, onError: refusals.fromServer });
    },
    frame: {
      // What changes while it is being signed is our own doing.
      change: request.isPending || request.isSuccess || isHalfWay ? null : changedMeanwhile(opened, flag, viewer),
      halfWay: isHalfWay ? halfWayWords(pressedFor, request.signed) : null,
      error: refusals.failureOf(request.error),
      pending: request.isPending,
      refusals: refusals.count,
    },
  };
}

/** "2 of 4 are recorded: Item 9, New severe." */
function halfWayWords(all: readonly PatientFlag[], signed: readonly PatientFlag[]): string {
  return `${signed.length} of ${all.length} ${signed.length === 1 ? "is" : "are"} recorded: ${signed.map(({ title }) => title).join(", ")}. The others are not.`;
}
