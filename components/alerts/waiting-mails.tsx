import { tryWords } from "@/components/mail/try-words";
import { Moment } from "@/components/ui/moment";
import { TimeSince } from "@/components/ui/time";
import { type AlertsPage, UNSENT_SHOWN, type UnsentMail } from "@/contracts/alerts-page";
import { KIND_WORDS, ONE_OF_KIND } from "./kind-words";
import { CELL, NUMBER, Table } from "./table";

/** What is owed now and has not left: by kind, and the oldest one by one with the reason. */
export function WaitingMails({ page: { queue, unsent, tiersDue } }: { page: AlertsPage }) {
  const waiting = queue.reduce((sum, one) => sum + one.waiting, 0);
  return (
    <>
      {tiersDue > 0 && (
        <p className="rounded-box border border-amber bg-amber-soft px-4 py-2">
          {tiersDue === 1 ? "An alert is" : `${tiersDue} alerts are`} due and not given to anybody yet. If this stays, nobody could be found
          to tell: invite a clinician.
        </p>
      )}
      {waiting === 0 ? (
        <p className="text-ink-2">Nothing waits: every mail whose time has come has left.</p>
      ) : (
        <>
          <Table
            caption="Mails that wait, by kind"
            heads={["Kind", { number: "Waiting" }, { number: "Tried, not out" }, { number: "Oldest" }]}
          >
            {queue.map((one) => (
              <tr key={one.kind}>
                <th scope="row" className={`${CELL} text-left font-medium`}>
                  {KIND_WORDS[one.kind]}
                </th>
                <td className={NUMBER}>{one.waiting}</td>
                <td className={NUMBER}>{one.retrying}</td>
                <td className={NUMBER}>{one.oldestSince === null ? "" : <TimeSince value={one.oldestSince} />}</td>
              </tr>
            ))}
          </Table>
          <ul className="grid gap-1.5">
            {unsent.map((mail) => (
              <Unsent key={mail.id} mail={mail} />
            ))}
          </ul>
          {unsent.length === UNSENT_SHOWN && <p className="text-sm text-ink-3">The oldest {UNSENT_SHOWN} of them, alerts first.</p>}
        </>
      )}
    </>
  );
}

function Unsent({ mail: { kind, to, owedSince, attempts, lastTry, nextTryAt } }: { mail: UnsentMail }) {
  const addressee = to ?? (kind === "staff-invitation" ? "somebody invited" : "a patient");
  return (
    <li className="rounded-box border border-line bg-surface px-3 py-2">
      <span className="font-medium">
        {ONE_OF_KIND[kind]} to {addressee}
      </span>
      <span className="text-ink-2">
        , owed since <Moment value={owedSince} />.{" "}
        {attempts === 0
          ? "Not tried yet."
          : `${attempts === 1 ? "Tried once" : `Tried ${attempts} times`}: ${lastTry ? tryWords(lastTry.outcome, lastTry.smtpCode) : "no answer kept"}.`}
        {attempts > 0 && (
          <>
            {" "}
            Next try <Moment value={nextTryAt} />.
          </>
        )}
      </span>
    </li>
  );
}
