"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { TimeSince } from "@/components/ui/time";
import type { PanelRow } from "@/contracts/panel";
import { shortName } from "./row-words";

type Claiming = { row: PanelRow; me: { id: string }; mayClaim: boolean; onClaim: (row: PanelRow) => void };

/** Who is on it, or the button that says you are. */
export function ClaimCell({ row, me, mayClaim, onClaim }: Claiming) {
  const { claimedBy, claimedAt, flagId, urgency, name } = row;
  if (claimedBy) {
    return (
      <span className="inline-flex items-center gap-2 text-sm text-ink-2">
        <Avatar name={claimedBy.name} small />
        <span>
          {claimedBy.id === me.id ? "You claimed" : <span title={claimedBy.name}>{`${shortName(claimedBy.name)} claimed`}</span>}
          {claimedAt && (
            <small>
              <TimeSince value={claimedAt} plain /> ago
            </small>
          )}
        </span>
      </span>
    );
  }
  if (!flagId) return null;
  const isTask = urgency === "missed";
  if (!mayClaim && !isTask) return <span className="text-sm text-ink-3">Unclaimed</span>;
  return (
    <Button
      size="small"
      variant={urgency === "now" ? "primary" : "secondary"}
      aria-label={isTask ? `Take the task of ${name}` : `Claim the flag of ${name}`}
      onClick={() => onClaim(row)}
    >
      {isTask ? "Take" : "Claim"}
    </Button>
  );
}
