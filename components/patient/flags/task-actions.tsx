"use client";

import { Button } from "@/components/ui/button";
import { TimeSince } from "@/components/ui/time";
import type { ActionProps } from "./flag-actions";
import { useTakeTask } from "./use-take-task";

/** Who has a staff task and what can be done about it: anybody of the care team takes it and records what came of it. */
export function TaskActions({ flag, viewer, patientId, quiet, onBegin }: ActionProps & { quiet: boolean }) {
  const { take, isPending } = useTakeTask(patientId);
  const { claimedBy, claimedAt } = flag;
  const mine = claimedBy?.id === viewer.staffId;
  const label = { "aria-describedby": `flag-${flag.id}-title` };
  return (
    <>
      {claimedBy !== null && (
        <p className="w-full text-sm text-ink-2">
          Taken by <b className="font-semibold">{mine ? "you" : claimedBy.name}</b>
          {claimedAt !== null && (
            <>
              , <TimeSince value={claimedAt} /> ago
            </>
          )}
        </p>
      )}
      {!mine && (
        <Button
          variant={claimedBy === null && !quiet ? "primary" : "secondary"}
          size="small"
          onClick={() => take(flag)}
          disabled={isPending}
          {...label}
        >
          {claimedBy === null ? "Take this task" : "Take over"}
        </Button>
      )}
      <Button
        variant={mine && !quiet ? "primary" : "secondary"}
        size="small"
        onClick={() => onBegin("task", flag)}
        aria-haspopup="dialog"
        {...label}
      >
        Record what came of it
      </Button>
      {viewer.mayAct && (
        <Button variant="quiet" size="small" onClick={() => onBegin("record", flag)} aria-haspopup="dialog" {...label}>
          Record as a clinician
        </Button>
      )}
    </>
  );
}
