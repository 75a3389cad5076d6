"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { StaleBar } from "@/components/ui/stale-bar";
import { ClockTime } from "@/components/ui/time";
import { WindowFoot } from "@/components/ui/window-foot";
import { type AlertsPage, LOAD_WEEKS, RECIPIENT_DAYS } from "@/contracts/alerts-page";
import { alertsQuery } from "./alerts-query";
import { LoadByRule } from "./load-by-rule";
import { LoadByWeek } from "./load-by-week";
import { PathStatus } from "./path-status";
import { RecipientsTable } from "./recipients-table";
import { TestMails } from "./test-mails";
import { WaitingMails } from "./waiting-mails";

const ASK_EVERY_MS = 60_000;

/**
 * The clinic's alert mails, kept fresh by the live stream: begun with what the server read for the page, and asked for each minute besides, because
 * what does not happen tells nobody.
 */
export function AlertMails({ initial, viewer }: { initial: AlertsPage; viewer: { staffId: string; maySend: boolean } }) {
  const query = useQuery({ ...alertsQuery, initialData: initial, refetchInterval: ASK_EVERY_MS });
  const page = query.data;
  return (
    <Main>
      <PathStatus page={page} />
      <Part title="Waiting to leave">
        <WaitingMails page={page} />
      </Part>
      <Part
        title="Whom they reach"
        about={`The last ${RECIPIENT_DAYS} days. A mail that was sent has been taken by the mail server; whether it was read, nobody knows.`}
      >
        <RecipientsTable recipients={page.recipients} />
      </Part>
      <Part title="Test mail" about="Goes the way that alerts go: through the same queue, program and mail server.">
        <TestMails page={page} viewer={viewer} />
      </Part>
      <Part
        title="Load"
        about={`The last ${LOAD_WEEKS} weeks, from Monday to Sunday. One submission gives one alert, at its highest urgency.`}
      >
        <LoadByWeek load={page.load} />
        {page.load.rules !== null && <LoadByRule rules={page.load.rules} />}
      </Part>
      {query.isError && (
        <WindowFoot className="sticky bottom-4 z-20">
          <StaleBar onRetry={() => query.refetch()}>
            Could not load: whether alerts leave now is unknown. Showing what we knew at <ClockTime value={page.asOf} />.
          </StaleBar>
        </WindowFoot>
      )}
    </Main>
  );
}

/** The page before what it shows is there, in its final shape. */
export function AlertMailsSkeleton() {
  return (
    <Main>
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        {["alerts", "program", "server"].map((card) => (
          <Skeleton key={card} className="h-[86px] rounded-card" />
        ))}
      </div>
      {["waiting", "people", "load"].map((part) => (
        <div key={part} className="grid gap-3">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-40 rounded-card" />
        </div>
      ))}
    </Main>
  );
}

function Main({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-5xl gap-8 px-4 py-6 outline-none sm:px-5">
      <div className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-tight">Alert mails</h1>
        <p className="max-w-prose text-ink-2">Whether they leave, whom they reach, and how many there are. No patient is named here.</p>
      </div>
      {children}
    </main>
  );
}

function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <div className="grid gap-0.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {about && <p className="max-w-prose text-sm text-ink-3">{about}</p>}
      </div>
      {children}
    </section>
  );
}
