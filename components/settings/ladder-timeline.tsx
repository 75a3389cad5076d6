"use client";

import { BellOff, BellRing, Repeat } from "lucide-react";
import { useClock } from "@/components/ui/clock";
import { fullDate } from "@/components/ui/dates";
import { joinClasses } from "@/components/ui/join-classes";
import { Skeleton } from "@/components/ui/skeleton";
import type { LadderAnswer, LadderTier, LadderTold } from "@/contracts/cover";
import { momentWords, PART_LABELS } from "./cover-words";

/** An alert's way from step to step for as long as nobody claims it: when, who, as what, and whether it wakes them. */
export function LadderTimeline({ answer }: { answer: LadderAnswer }) {
  return (
    <ol aria-label="Who is told, for as long as nobody claims" className="grid">
      {answer.tiers.map((tier, index) => (
        <Step key={tier.at + tier.step} tier={tier} answer={answer} isFirst={index === 0} isLast={index === answer.tiers.length - 1} />
      ))}
    </ol>
  );
}

type StepProps = { tier: LadderTier; answer: LadderAnswer; isFirst: boolean; isLast: boolean };

function Step({ tier, answer, isFirst, isLast }: StepProps) {
  const { timeZone } = useClock();
  const minutes = Math.round((Date.parse(tier.at) - Date.parse(answer.at)) / 60_000);
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3">
      <span aria-hidden className="relative">
        <span
          className={joinClasses(
            "absolute top-1 left-0.5 size-3 rounded-full border-2",
            isFirst ? "border-accent bg-accent" : "border-accent bg-surface",
          )}
        />
        {!isLast && <span className="absolute top-5 bottom-0 left-[7px] w-0.5 bg-line-2" />}
      </span>
      <div className={isLast ? "" : "pb-4"}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <time dateTime={tier.at} title={fullDate(tier.at, timeZone)} className="font-semibold">
            {momentWords(tier.at, timeZone, answer.at)}
          </time>
          <span className="text-sm text-ink-3">{isFirst ? "at once" : `after ${minutes} min`}</span>
        </p>
        <ul className="mt-1 grid gap-1.5">
          {tier.told.map((told) => (
            <Told key={told.staffId} told={told} byDay={answer.isStaffed} />
          ))}
        </ul>
        {tier.step === "repeat" && (
          <p className="mt-1.5 flex items-center gap-1.5 text-sm text-ink-2">
            <Repeat size={14} aria-hidden className="shrink-0" />
            then every hour until a clinician claims it
          </p>
        )}
      </div>
    </li>
  );
}

function Told({ told: { name, part, wakes }, byDay }: { told: LadderTold; byDay: boolean }) {
  const Icon = wakes ? BellRing : BellOff;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span>
        {name} <span className="text-ink-2">{PART_LABELS[part]}</span>
      </span>
      {part === "admin" ? (
        <span className="text-sm text-ink-3">only that it is unclaimed</span>
      ) : (
        <span className={joinClasses("flex items-center gap-1 text-sm", wakes ? "text-accent" : byDay ? "text-ink-3" : "text-amber")}>
          <Icon size={14} aria-hidden className="shrink-0 self-center" />
          {wakes ? "wakes" : "does not wake"}
        </span>
      )}
    </li>
  );
}

export function LadderSkeleton() {
  return (
    <div className="grid gap-5">
      <span className="sr-only">Loading</span>
      {[0, 1, 2, 3].map((step) => (
        <span key={step} className="grid grid-cols-[16px_1fr] gap-3">
          <Skeleton className="size-3.5 rounded-full" />
          <span className="grid gap-2">
            <Skeleton className="w-16" />
            <Skeleton className="w-44" />
          </span>
        </span>
      ))}
    </div>
  );
}
