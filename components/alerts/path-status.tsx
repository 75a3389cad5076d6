import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { FAULT_WORDS } from "@/components/shell/path-words";
import { Moment } from "@/components/ui/moment";
import { TimeSince } from "@/components/ui/time";
import type { AlertsPage } from "@/contracts/alerts-page";

/** In three cards: whether alerts leave, whether somebody sends them, whether the mail server takes them. */
export function PathStatus({ page: { path, heardAt, smtpFailingSince, queue } }: { page: AlertsPage }) {
  const silent = !path.leaving && path.fault === "worker-silent";
  const owed = queue.filter(({ kind }) => kind === "alert" || kind === "digest");
  const oldest = owed.flatMap(({ oldestSince }) => (oldestSince === null ? [] : [oldestSince])).sort()[0];
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Card
        title="Alerts"
        isWell={path.leaving}
        says={path.leaving ? "Leave" : "May not be leaving"}
        detail={
          oldest !== undefined ? (
            <>
              The oldest unsent has waited <TimeSince value={oldest} />
            </>
          ) : path.leaving ? (
            "None waits"
          ) : (
            FAULT_WORDS[path.fault]
          )
        }
      />
      <Card
        title="Sending program"
        isWell={!silent}
        says={silent ? "Silent" : "Running"}
        detail={
          heardAt === null ? (
            "Never heard of"
          ) : silent ? (
            <>
              Last heard of <Moment value={heardAt} />
            </>
          ) : (
            "Heard of within the last two minutes"
          )
        }
      />
      <Card
        title="Mail server"
        isWell={smtpFailingSince === null ? !silent : false}
        says={smtpFailingSince !== null ? "Takes nothing" : silent ? "Unknown" : "Nothing amiss"}
        detail={
          smtpFailingSince !== null ? (
            <>
              Since <Moment value={smtpFailingSince} />
            </>
          ) : silent ? (
            "Nobody tries it"
          ) : (
            "No mail is failing to leave"
          )
        }
      />
    </div>
  );
}

function Card({ title, isWell, says, detail }: { title: string; isWell: boolean; says: string; detail: ReactNode }) {
  const Icon = isWell ? CircleCheck : CircleAlert;
  return (
    <section
      aria-label={title}
      className={`grid content-start gap-0.5 rounded-card border bg-surface px-4 py-3 ${isWell ? "border-line" : "border-red"}`}
    >
      <p className="text-sm text-ink-3">{title}</p>
      <p className={`flex items-center gap-1.5 text-lg font-semibold ${isWell ? "" : "text-red"}`}>
        <Icon size={18} aria-hidden className={isWell ? "text-live" : "text-red"} />
        {says}
      </p>
      <p className="text-sm text-ink-2">{detail}</p>
    </section>
  );
}
