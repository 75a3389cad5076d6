"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { SelectField, TextField } from "@/components/ui/field";
import { joinClasses } from "@/components/ui/join-classes";
import { ClockTime } from "@/components/ui/time";
import { LADDER_MOMENTS, type LadderAnswer, type LadderMoment, type LadderQuestion } from "@/contracts/cover";
import { CoverGaps } from "./cover-gaps";
import { ladderQueryOptions } from "./cover-query";
import { dayWords, firstWords, momentWords } from "./cover-words";
import { LadderSkeleton, LadderTimeline } from "./ladder-timeline";
import { useFreshness } from "./use-freshness";

const MOMENT_LABELS: Readonly<Record<LadderMoment, string>> = {
  now: "Now",
  tonight: "Tonight",
  weekend: "Next weekend",
  chosen: "Choose",
};

type Props = {
  question: LadderQuestion;
  onAsk: (question: LadderQuestion) => void;
  mayChange: boolean;
  today: string;
  lastDay: string;
};

/** "Who gets the next `now` alert?": asked of a moment and a prescriber, and answered in a sentence and step by step. */
export function WhoIsNext({ question, onAsk, mayChange, today, lastDay }: Props) {
  const { data, error, isError, refetch } = useQuery({ ...ladderQueryOptions(question), refetchInterval: useFreshness() });
  const errors = fieldErrors(error);
  return (
    <section
      aria-labelledby="next-title"
      className="grid content-start gap-4 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5"
    >
      <h2 id="next-title" className="text-lg font-semibold">
        Who gets the next “now” alert?
      </h2>
      <Question
        {...{ question, onAsk, today, lastDay }}
        prescribers={data?.prescribers ?? []}
        shown={data?.prescriber?.id}
        error={errors.at}
      />
      {isError && data === undefined && errors.at === undefined && (
        <div role="alert" className="grid justify-items-start gap-2 rounded-box border border-red bg-red-soft px-4 py-3">
          <p>Who is told is unknown. {failureWords(error)}</p>
          <Button size="small" onClick={() => refetch()}>
            Try again
          </Button>
        </div>
      )}
      {data === undefined && !isError && <LadderSkeleton />}
      {data !== undefined && errors.at === undefined && (
        <>
          {isError && (
            <p role="alert" className="rounded-box border border-amber bg-amber-soft px-3 py-2">
              Could not load. Showing what we knew for <ClockTime value={data.at} />.
            </p>
          )}
          <Answer answer={data} mayChange={mayChange} />
        </>
      )}
    </section>
  );
}

function Answer({ answer, mayChange }: { answer: LadderAnswer; mayChange: boolean }) {
  const { timeZone, now } = useClock();
  const day = (date: string) => dayWords(date, timeZone, now);
  return (
    <>
      <div role="status" className="grid gap-1">
        <p className="text-lg font-semibold">{firstWords(answer, day)}</p>
        <p className="text-ink-2">
          {momentWords(answer.at, timeZone, now)}: the clinic is {answer.isStaffed ? "open" : "closed"}. The patient is told that{" "}
          {answer.isStaffed ? "somebody looks by" : "nobody sees it until"} {momentWords(answer.toldAt, timeZone, answer.at)}.
        </p>
      </div>
      <CoverGaps standing={answer.standing} mayChange={mayChange} />
      <LadderTimeline answer={answer} />
    </>
  );
}

type QuestionProps = Pick<Props, "question" | "onAsk" | "today" | "lastDay"> & {
  prescribers: LadderAnswer["prescribers"];
  shown: string | undefined;
  error: string | undefined;
};

/** A form that the server answers by itself, too; with scripts each choice is answered at once. */
function Question({ question, onAsk, today, lastDay, prescribers, shown, error }: QuestionProps) {
  const form = useRef<HTMLFormElement>(null);
  const ask = () => {
    if (form.current === null) return;
    const { when, prescriber, at } = Object.fromEntries(new FormData(form.current)) as Record<string, string>;
    const moment = LADDER_MOMENTS.find((one) => one === when) ?? "now";
    // A chosen moment is asked about once it is whole.
    if (moment === "chosen" && !at) return;
    onAsk({ when: moment, ...(prescriber && { prescriber }), ...(moment === "chosen" && at && { at }) });
  };
  return (
    <form ref={form} method="get" action="/settings/cover" onChange={ask} className="group grid gap-3">
      <fieldset>
        <legend className="mb-1 font-medium">When</legend>
        <div className="flex flex-wrap gap-1.5">
          {LADDER_MOMENTS.map((moment) => (
            <label
              key={moment}
              className={joinClasses(
                "inline-flex min-h-8 cursor-pointer items-center rounded-full border border-line-2 px-3 text-sm text-ink-2 hover:bg-sunken",
                "has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              )}
            >
              <input type="radio" name="when" value={moment} defaultChecked={question.when === moment} className="sr-only" />
              {MOMENT_LABELS[moment]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="hidden group-has-[input[value=chosen]:checked]:block">
        <TextField
          label="Date and time"
          name="at"
          type="datetime-local"
          defaultValue={question.at ?? ""}
          min={`${today}T00:00`}
          max={`${lastDay}T23:59`}
          error={error}
        />
      </div>
      {prescribers.length > 0 && (
        <SelectField label="Of a patient of" name="prescriber" key={shown} defaultValue={shown}>
          {prescribers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <noscript>
        <Button type="submit" size="small">
          Show
        </Button>
      </noscript>
    </form>
  );
}
