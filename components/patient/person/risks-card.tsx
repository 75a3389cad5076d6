import { BASELINE_RISKS, RISK_TEXTS } from "@/clinical/baseline-risks";
import { Time } from "@/components/ui/time";
import { Unfold } from "@/components/ui/unfold";
import { RISK_ANSWER_LABELS } from "@/contracts/baseline-risks";
import type { PatientPage, PatientRisk } from "@/contracts/patient-page";
import { Card } from "../card";
import type { Viewer } from "../patient-query";
import { ChangeRisks } from "./change-risks";
import { SecondLook } from "./record-second-look";
import { notAskedCount } from "./risk-words";

/** What was asked before the start, each answer with its date and who recorded it; yes first, then no. */
export function RisksCard({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { risks } = page;
  const reported = risks.newest.filter(({ answer }) => answer === "yes");
  const denied = risks.newest.filter(({ answer }) => answer === "no");
  const unanswered = BASELINE_RISKS.filter((risk) => ![...reported, ...denied].some((known) => known.risk === risk));
  return (
    <Card title="Baseline risks" id="baseline-risks" className="no-print">
      <SecondLook page={page} viewer={viewer} />
      {reported.length > 0 ? (
        <ul className="mt-2 grid gap-2">
          {reported.map((risk) => (
            <Answer key={risk.risk} risk={risk} />
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-ink-2">
          {denied.length > 0 ? "None reported." : "Nobody has asked yet. Ask before the first dose, or now."}
        </p>
      )}
      {denied.length > 0 && (
        <details className="mt-2">
          <Unfold>
            {denied.length} answered no{unanswered.length > 0 && `, ${unanswered.length} not asked`}
          </Unfold>
          <ul className="mt-1 grid gap-2 pl-5">
            {denied.map((risk) => (
              <Answer key={risk.risk} risk={risk} />
            ))}
            {unanswered.map((risk) => (
              <li key={risk} className="text-ink-3">
                {RISK_TEXTS[risk].label}: not asked
              </li>
            ))}
          </ul>
        </details>
      )}
      {denied.length === 0 && reported.length > 0 && notAskedCount(risks) > 0 && (
        <p className="mt-2 text-sm text-ink-3">{notAskedCount(risks)} others were not asked.</p>
      )}
      {risks.earlier.length > 0 && (
        <details className="mt-1">
          <Unfold>{risks.earlier.length === 1 ? "1 earlier answer" : `${risks.earlier.length} earlier answers`}</Unfold>
          <ul className="mt-1 grid gap-2 pl-5">
            {risks.earlier.map((risk) => (
              <Answer key={`${risk.risk} ${risk.version}`} risk={risk} />
            ))}
          </ul>
        </details>
      )}
      <div className="mt-3">
        <ChangeRisks page={page} />
      </div>
    </Card>
  );
}

function Answer({ risk: { risk, answer, detail, by, at } }: { risk: PatientRisk }) {
  return (
    <li className="min-w-0 break-words">
      <span className={answer === "yes" ? "font-[550]" : undefined}>
        {answer === "yes" ? RISK_TEXTS[risk].label : `${RISK_TEXTS[risk].label}: ${RISK_ANSWER_LABELS[answer].toLowerCase()}`}
      </span>
      {detail !== null && <span className="block text-ink-2">{detail}</span>}
      <span className="block text-sm text-ink-3">
        <Time value={at} />, {by}
      </span>
    </li>
  );
}
