import { ROLE_LABELS } from "@/components/shell/shell-person";
import { Time } from "@/components/ui/time";
import type { PeoplePage } from "@/contracts/people";

const HEAD = "px-3 py-2 text-left text-sm font-medium text-ink-3";
const CELL = "border-t border-line px-3 py-2";

/** Everybody who works here. */
export function PeopleList({ people }: Pick<PeoplePage, "people">) {
  return (
    // Focusable, because what scrolls sideways must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label="People" tabIndex={0} className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full">
        <caption className="sr-only">People who work at this clinic</caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Name
            </th>
            <th scope="col" className={HEAD}>
              Role
            </th>
            <th scope="col" className={HEAD}>
              E-mail
            </th>
            <th scope="col" className={HEAD}>
              Since
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.staffId}>
              <th scope="row" className={`${CELL} text-left font-semibold`}>
                {person.name}
              </th>
              <td className={CELL}>{ROLE_LABELS[person.role]}</td>
              <td className={`${CELL} text-ink-2`}>{person.email}</td>
              <td className={`${CELL} text-ink-2`}>
                <Time value={person.since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Invitations that nobody has accepted yet. */
export function OpenInvitations({ invitations }: Pick<PeoplePage, "invitations">) {
  if (invitations.length === 0) return <p className="text-ink-3">Nobody is invited at the moment.</p>;
  return (
    <ul className="grid gap-2">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap justify-between gap-x-4 rounded-control border border-line bg-surface px-3 py-2">
          <span>
            {invitation.email}, {ROLE_LABELS[invitation.role].toLowerCase()}
          </span>
          <span className="text-ink-3">
            until <Time value={invitation.expiresAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
