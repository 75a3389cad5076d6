"use client";

import type { ReactNode } from "react";
import { NO_RULE_FIRED } from "@/clinical/no-rule-fired";
import { failureWords } from "@/components/request";
import { Button, ButtonLink } from "@/components/ui/button";
import { ClockTime } from "@/components/ui/time";
import type { PanelFilters } from "@/contracts/panel";
import { isNarrowed } from "./panel-address";

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-line bg-surface px-6 py-12 text-center shadow-raised">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </div>
  );
}

type Empty = { filters: PanelFilters; text: string; everyone: number; onClear: () => void; onEveryone: () => void };

/** Why the list is empty and what to do next. Never that all is well. */
export function PanelEmpty({ filters, text, everyone, onClear, onEveryone }: Empty) {
  if (everyone === 0) {
    return (
      <Card title="No patients yet">
        <p className="max-w-prose text-ink-2">Enrol the first one; their check-in goes out at once.</p>
        <ButtonLink href="/patients/new" variant="primary">
          Enrol a patient
        </ButtonLink>
      </Card>
    );
  }
  if (text) {
    return (
      <Card title="No name or record number matches">
        <p className="max-w-prose text-ink-2">Looked among everyone of the clinic. Try fewer letters, or the record number.</p>
        <Button onClick={onClear}>Empty the search</Button>
      </Card>
    );
  }
  if (isNarrowed(filters)) {
    return (
      <Card title="Nobody matches these filters">
        <p className="max-w-prose text-ink-2">The filters leave some patients out.</p>
        <Button onClick={onClear}>Remove the filters</Button>
      </Card>
    );
  }
  if (filters.tab === "missed" || filters.tab === "calls") {
    return (
      <Card title={filters.tab === "missed" ? "No task is waiting" : "Nobody to call"}>
        <p className="max-w-prose text-ink-2">
          {filters.tab === "missed"
            ? "Nobody is to be chased today for a missed check-in or a missing baseline. That says nothing about how anybody is."
            : "No flag of now, today or review is open, and no missed check-in or missing baseline is to be chased today. That says nothing about how anybody is."}
        </p>
        <Button onClick={onEveryone}>Show everyone</Button>
      </Card>
    );
  }
  return (
    <Card title="No open flag needs you">
      <p className="max-w-prose text-ink-2">{NO_RULE_FIRED}</p>
      <Button onClick={onEveryone}>Show everyone</Button>
    </Card>
  );
}

/** Nothing could be loaded: who needs you is unknown, and an empty list would be a lie. */
export function PanelUnknown({ error, since, onRetry }: { error: unknown; since: string | null; onRetry: () => void }) {
  return (
    <div role="alert">
      <Card title="Could not load: who needs you is unknown">
        <p className="max-w-prose text-ink-2">
          {failureWords(error)}
          {since !== null && (
            <>
              {" "}
              Unknown since <ClockTime value={since} />, when the panel was last loaded.
            </>
          )}
        </p>
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      </Card>
    </div>
  );
}
