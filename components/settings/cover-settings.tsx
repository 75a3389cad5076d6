"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { CoverPage, LadderQuestion } from "@/contracts/cover";
import type { Role } from "@/contracts/roles";
import { ClosedDaysPart } from "./closed-days-part";
import { coverQuery, questionPairs } from "./cover-query";
import { HoursPart } from "./hours-part";
import { LoadedOrNot } from "./loaded-or-not";
import { RotaPart } from "./rota-part";
import { SettingsNav } from "./settings-nav";
import { SpellsPart, type SpellWords } from "./spells-part";
import { useFreshness } from "./use-freshness";
import { WakingPart } from "./waking-part";
import { WhoIsNext } from "./who-is-next";

type Me = { id: string; role: Role };

const TURNS: SpellWords = {
  path: "/turns",
  title: "Turns on dates",
  lead: "On these days they stand in instead of the weekly rota.",
  add: "Add a turn",
  none: "None ahead: the weekly rota holds every day.",
  saved: "Turn saved.",
};
const LEAVE: SpellWords = {
  path: "/leave",
  title: "Leave",
  lead: "Whoever is away is told of nothing; who stands in is told in their place.",
  add: "Add leave",
  none: "Nobody is going to be away.",
  saved: "Leave saved.",
};

/** Who is told of an alert, and all that decides it. What the question is stays in the address, so that it can be sent to a colleague. */
export function CoverSettings({ me, asked }: { me: Me; asked: LadderQuestion }) {
  const [question, setQuestion] = useState(asked);
  const query = useQuery({ ...coverQuery, refetchInterval: useFreshness() });
  const ask = (next: LadderQuestion) => {
    setQuestion(next);
    window.history.replaceState(null, "", `/settings/cover?${questionPairs(next)}`);
  };
  return (
    <main id="main" className="mx-auto grid max-w-6xl gap-5 px-4 py-6 sm:px-5">
      <SettingsNav here="/settings/cover" />
      <div className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-tight">Cover</h1>
        <p className="text-ink-2">
          Who is told of an alert, and when somebody is here.{" "}
          {me.role === "admin" ? "Every change is in the audit log." : "Your clinic admin sets this; your own leave you enter yourself."}
        </p>
      </div>
      <LoadedOrNot query={query} unknown="who is told is unknown" skeleton={<CoverSkeleton />}>
        {(page) => <Loaded {...{ page, me, question }} onAsk={ask} />}
      </LoadedOrNot>
    </main>
  );
}

type LoadedProps = { page: CoverPage; me: Me; question: LadderQuestion; onAsk: (question: LadderQuestion) => void };

function Loaded({ page, me, question, onAsk }: LoadedProps) {
  const mayChange = me.role === "admin";
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <div className="lg:top-[72px] lg:[@media(min-height:860px)]:sticky">
        <WhoIsNext {...{ question, onAsk, mayChange }} today={page.today} lastDay={page.lastDay} />
      </div>
      <div className="grid gap-5">
        <SpellsPart id="leave" words={LEAVE} spells={page.leave} page={page} onlyOf={mayChange ? null : me.id} mayAdd />
        <RotaPart page={page} mayChange={mayChange} />
        <SpellsPart id="turns" words={TURNS} spells={page.turns} page={page} onlyOf={null} mayAdd={mayChange} />
        <HoursPart hours={page.hours} mayChange={mayChange} />
        <ClosedDaysPart page={page} mayChange={mayChange} />
        <WakingPart page={page} me={me.id} />
      </div>
    </div>
  );
}

function CoverSkeleton() {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <span className="sr-only">Loading</span>
      {["h-96", "h-64"].map((height) => (
        <div key={height} className={`grid content-start gap-4 rounded-card border border-line bg-surface p-5 ${height}`}>
          <Skeleton className="w-56" />
          <Skeleton />
          <Skeleton className="w-3/4" />
        </div>
      ))}
    </div>
  );
}
