import { Moment } from "@/components/ui/moment";
import { Unfold } from "@/components/ui/unfold";
import { NEEDS_YOU } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";
import { deliveryWords, type ToldWords, toldWords } from "./delivery-words";

const TONES = { plain: "text-ink-3", waiting: "text-amber", problem: "font-medium text-red" } as const;

/** Who was told of the flag by mail and how far it got: one line, and the whole list behind it. A mail ends nothing: only a claim does. */
export function FlagDeliveries({ flag }: { flag: PatientFlag }) {
  const alerts = flag.deliveries.filter(({ kind }) => kind === "alert" || kind === "digest" || kind === "hand-over");
  const told = toldWords(alerts);
  const next = flag.alertDueAt !== null && <Next flag={flag} dueAt={flag.alertDueAt} />;
  if (told === null) return <p className="text-sm text-ink-3">{next || noMailWords(flag)}</p>;
  if (alerts.length === 1)
    return (
      <p className="text-sm">
        <Told {...told} />
        {next && <span className="text-ink-3">. {next}</span>}
      </p>
    );
  return (
    <details className="text-sm">
      <Unfold>
        <span className="font-normal">
          <Told {...told} />
          {next && <span className="text-ink-3">. {next}</span>}
        </span>
      </Unfold>
      <ol className="mt-1 ml-5 grid gap-0.5">
        {alerts.map((delivery) => (
          <li key={delivery.id}>
            <Told {...deliveryWords(delivery)} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Told({ text, at, tone }: ToldWords) {
  return (
    <span className={TONES[tone]}>
      {text} {at !== null && <Moment value={at} />}
    </span>
  );
}

/** Whom the ladder turns to next, and when, unless somebody claims first. */
function Next({ flag: { deliveries }, dueAt }: { flag: PatientFlag; dueAt: string }) {
  return (
    <>
      {deliveries.length === 0 ? "Mail due" : "Unclaimed, the next mail goes"} <Moment value={dueAt} />
    </>
  );
}

function noMailWords({ urgency, claimedBy }: PatientFlag): string {
  if (!NEEDS_YOU.some((mailed) => mailed === urgency)) return "No mail of its own: counted in the morning’s digest";
  return claimedBy === null ? "No mail has gone out for this" : "No mail went out: it was claimed first";
}
