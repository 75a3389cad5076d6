import { tryWords } from "@/components/mail/try-words";
import { ROLE_LABELS } from "@/components/shell/shell-person";
import { Moment } from "@/components/ui/moment";
import type { AlertsPage } from "@/contracts/alerts-page";
import { CELL, NUMBER, Table } from "./table";

/** What became of the mails to each person, and the newest failure in words. */
export function RecipientsTable({ recipients }: Pick<AlertsPage, "recipients">) {
  if (recipients.length === 0)
    return <p className="text-ink-2">There is no clinician to tell. Invite one under People: until then alerts go to the admins.</p>;
  return (
    <Table
      caption="Mails by person"
      heads={["Name", { number: "Sent" }, { number: "Refused" }, { number: "Not out" }, "Newest sent", "Newest failure"]}
    >
      {recipients.map(({ staffId, name, role, sent, refused, retrying, lastSentAt, lastFailure }) => (
        <tr key={staffId}>
          <th scope="row" className={`${CELL} text-left font-normal whitespace-nowrap`}>
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-ink-3">{ROLE_LABELS[role]}</span>
          </th>
          <td className={NUMBER}>{sent}</td>
          <td className={`${NUMBER} ${refused > 0 ? "font-semibold text-red" : ""}`}>{refused}</td>
          <td className={`${NUMBER} ${retrying > 0 ? "font-semibold text-amber" : ""}`}>{retrying}</td>
          <td className={`${CELL} whitespace-nowrap text-ink-2`}>{lastSentAt === null ? "none" : <Moment value={lastSentAt} />}</td>
          <td className={`${CELL} min-w-52 text-ink-2`}>
            {lastFailure === null ? (
              "none"
            ) : (
              <>
                <Moment value={lastFailure.at} />: {tryWords(lastFailure.outcome, lastFailure.smtpCode)}
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
