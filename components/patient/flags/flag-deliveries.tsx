import { NEEDS_YOU } from "@/contracts/panel";
import type { PatientFlag } from "@/contracts/patient-page";
import { Moment } from "../moment";
import { deliveryWords } from "./delivery-words";

const TONES = { plain: "text-ink-3", waiting: "text-amber", problem: "font-medium text-red" } as const;

/** Who was told of the flag by mail and how far it got. A mail ends nothing: only a claim does. */
export function FlagDeliveries({ flag }: { flag: PatientFlag }) {
  const { deliveries, alertDueAt } = flag;
  const alerts = deliveries.filter(({ kind }) => kind === "alert" || kind === "digest" || kind === "hand-over");
  return (
    <ul className="text-sm">
      {alerts.map((delivery) => {
        const { text, at, tone } = deliveryWords(delivery);
        return (
          <li key={delivery.id} className={TONES[tone]}>
            {text} <Moment value={at} />
          </li>
        );
      })}
      {alerts.length === 0 && (
        <li className="text-ink-3">
          {alertDueAt === null ? (
            noMailWords(flag)
          ) : (
            <>
              Mail due <Moment value={alertDueAt} />
            </>
          )}
        </li>
      )}
    </ul>
  );
}

function noMailWords({ urgency, claimedBy }: PatientFlag): string {
  if (!NEEDS_YOU.some((mailed) => mailed === urgency)) return "No mail goes out for this urgency";
  return claimedBy === null ? "No mail has gone out for this" : "No mail went out: it was claimed first";
}
