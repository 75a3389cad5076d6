import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { InviteForm } from "@/components/people/invite-form";
import { OpenInvitations, PeopleList } from "@/components/people/people-list";
import { CoverNote } from "@/components/settings/cover-note";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { listPeople } from "@/server/use-cases/list-people";
import { readCoverStanding } from "@/server/use-cases/read-cover-standing";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireStaff(["admin"]);
  const now = new Date();
  const [{ people, invitations }, standing] = await Promise.all([
    listPeople(database(), actor, now),
    readCoverStanding(database(), actor, now),
  ]);
  return (
    <StaffFrame actor={actor} now={now}>
      <main id="main" className="mx-auto grid max-w-4xl gap-8 px-4 py-6 sm:px-5">
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight">People</h1>
          <p className="text-ink-2">
            Who works at {actor.clinicName}. You run the clinic here; patients and their answers are the care team’s.
          </p>
        </div>
        {!standing.gaps.includes("nobody") && standing.gaps.length > 0 && <CoverNote standing={standing} />}
        <PeopleList people={people} />
        <section aria-labelledby="invite" className="grid gap-3">
          <h2 id="invite" className="font-semibold">
            Invite somebody
          </h2>
          <InviteForm />
        </section>
        <section aria-labelledby="invited" className="grid gap-3">
          <h2 id="invited" className="font-semibold">
            Invited, not joined yet
          </h2>
          <OpenInvitations invitations={invitations} />
        </section>
      </main>
    </StaffFrame>
  );
}
