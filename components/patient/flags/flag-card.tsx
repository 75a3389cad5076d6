"use client";

import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { TimeSince } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import type { PatientFlag, PatientRisks } from "@/contracts/patient-page";
import { CallAt } from "./call-at";
import { type ActionProps, ClaimButton, FlagActions } from "./flag-actions";
import { FlagDeliveries } from "./flag-deliveries";
import { FlagWhy, MovedItems } from "./flag-why";
import { Recorded } from "./recorded";
import { RisksBeside } from "./risks-beside";
import { SafetyAnswers } from "./safety-answers";
import { Suggestion } from "./suggestion";
import { UnsentNote } from "./unsent-note";
import { WrittenWords } from "./written-words";

const HEADERS = {
  now: "bg-red-soft text-red",
  today: "bg-red-soft text-red",
  review: "bg-amber-soft text-amber",
  watch: "bg-watch-soft text-watch",
  missed: "bg-missed-soft text-missed",
} as const;

type Actions = Omit<ActionProps, "flag">;

/** The open flags of one set of answers: the most urgent in full, and what else fired in a line each, because one act is mostly for all. */
export function FlagCard({
  flags: [first, ...others],
  risks,
  ...actions
}: Actions & { flags: readonly [PatientFlag, ...PatientFlag[]]; risks: PatientRisks }) {
  return (
    <div className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-raised">
      <FirstFlag flag={first} risks={risks} {...actions} />
      {others.map((flag, i) => (
        <FurtherFlag key={flag.id} flag={flag} earlier={[first, ...others.slice(0, i)]} {...actions} />
      ))}
    </div>
  );
}

/** Why, with both numbers, what moved, what to do, who was told, and what a clinician can do about it. */
function FirstFlag({ flag, risks, ...actions }: Actions & { flag: PatientFlag; risks: PatientRisks }) {
  return (
    <FlagArticle flag={flag}>
      <header className={joinClasses("flex flex-wrap items-center gap-x-2 px-4 py-2.5", HEADERS[flag.urgency])}>
        <FlagTitle flag={flag} />
        <div className="ml-auto flex items-center gap-3">
          <p className="text-sm font-medium">
            <TimeSince value={flag.raisedAt} />, {flag.claimedBy === null ? "unclaimed" : "claimed"}
          </p>
          {/* Here and not below: what one reads first may fill a screen. */}
          <ClaimButton flag={flag} {...actions} />
        </div>
      </header>
      <div className="grid gap-2.5 px-4 py-3">
        <p className="font-medium">{flag.explanation}</p>
        <RisksBeside risks={risks} />
        <UnsentNote unsent={flag.unsent} />
        <CallAt callAt={flag.callAt} />
        {flag.safety !== null && <SafetyAnswers safety={flag.safety} />}
        <WrittenWords written={flag.written} />
        <MovedItems items={flag.items} />
        <Suggestion flag={flag} />
        <FlagDeliveries flag={flag} />
        <Recorded flag={flag} />
        <div className="no-print -mb-1">
          <FlagWhy flag={flag} />
        </div>
        <FlagActions flag={flag} {...actions} />
      </div>
    </FlagArticle>
  );
}

/** `earlier`: flags above of the same answers, whose advice and answers this one does not repeat. */
function FurtherFlag({ flag, earlier, ...actions }: Actions & { flag: PatientFlag; earlier: readonly PatientFlag[] }) {
  const isNewAdvice = !earlier.some(({ suggestedAction }) => suggestedAction === flag.suggestedAction);
  const isNewSafety = !earlier.some(({ safety }) => safety !== null);
  return (
    <FlagArticle flag={flag}>
      <div className="grid gap-1.5 px-4 py-2.5">
        <header className={joinClasses("flex flex-wrap items-center gap-x-2", URGENCY_COLOURS[flag.urgency])}>
          <FlagTitle flag={flag} />
          {flag.claimedBy?.id !== earlier[0]?.claimedBy?.id && (
            <p className="ml-auto text-sm">{flag.claimedBy === null ? "unclaimed" : `claimed by ${flag.claimedBy.name}`}</p>
          )}
        </header>
        <p className="text-sm">{flag.explanation}</p>
        {flag.unsent !== null && !earlier.some(({ unsent }) => unsent !== null) && <UnsentNote unsent={flag.unsent} />}
        {flag.callAt?.number !== earlier.find(({ callAt }) => callAt !== null)?.callAt?.number && <CallAt callAt={flag.callAt} />}
        {flag.safety !== null && isNewSafety && <SafetyAnswers safety={flag.safety} />}
        <WrittenWords written={flag.written} />
        <Recorded flag={flag} above={earlier} />
        <div className="no-print -my-1 flex flex-wrap items-start gap-x-2">
          <FlagWhy flag={flag}>{isNewAdvice && <Suggestion flag={flag} />}</FlagWhy>
          <FlagActions flag={flag} quiet {...actions} />
        </div>
      </div>
    </FlagArticle>
  );
}

function FlagArticle({ flag: { id }, children }: { flag: PatientFlag; children: ReactNode }) {
  return (
    <article id={`flag-${id}`} aria-labelledby={`flag-${id}-title`} tabIndex={-1} className="focus-visible:-outline-offset-2">
      {children}
    </article>
  );
}

function FlagTitle({ flag: { id, urgency, title } }: { flag: PatientFlag }) {
  return (
    <h3 id={`flag-${id}-title`} className="flex items-center gap-1 font-semibold">
      <UrgencyMark urgency={urgency} />
      <span aria-hidden>·</span> {title}
    </h3>
  );
}
