import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";

/** How old the newest answers are, beside the decision they are for, and when the next are asked for. */
export function LastMoodCheck({ page }: { page: PatientPage }) {
  const { daysSinceLast, checkIns, responses } = page;
  const open = checkIns.find(({ openNow }) => openNow);
  const next = open ?? checkIns.find(({ state, unanswered }) => state === "open" && !unanswered);
  const last = responses.at(-1);
  return (
    <section aria-label="Last mood check" className="flex items-center gap-3 print:py-0!">
      <b className="text-[22px] leading-7 font-semibold whitespace-nowrap">{daysSinceLast === null ? "–" : `${daysSinceLast} d`}</b>
      <div>
        <p>{daysSinceLast === null ? "No mood check yet" : "since the last mood check"}</p>
        <p className="text-sm text-ink-3">
          {last !== undefined && (
            <>
              Answered <Time value={last.at} />.{" "}
            </>
          )}
          {next === undefined ? (
            "No check-in is planned."
          ) : open === undefined ? (
            <>
              Next check-in <Time value={next.dueOn} />.
            </>
          ) : (
            <>
              A check-in is open until <Time value={next.expiresAt} />.
            </>
          )}
        </p>
      </div>
    </section>
  );
}
