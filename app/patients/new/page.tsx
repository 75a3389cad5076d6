import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { localDateOf } from "@/clinical/plain-date";
import { Enrolment } from "@/components/enrolment/enrolment";
import { EnrolmentClosed } from "@/components/enrolment/enrolment-closed";
import { CARE_TEAM, isClinician } from "@/contracts/roles";
import { checkInWords } from "@/messages/check-in";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readEnrolmentForm } from "@/server/use-cases/read-enrolment-form";

export const metadata: Metadata = { title: "Enrol a patient" };

/** What the consent text says of who sees the answers, and the one limit to it. */
const PROMISE = (["consent.private", "consent.exception", "consent.limits"] as const).map((message) => checkInWords("en").say(message));

export default async function EnrolmentPage() {
  const actor = await requireStaff(CARE_TEAM);
  const now = new Date();
  const { missing, prescribers, region } = await readEnrolmentForm(database(), actor, now);
  const self = prescribers.find(({ id }) => id === actor.staffId) ?? (prescribers.length === 1 ? prescribers[0] : undefined);
  return (
    <StaffFrame actor={actor} now={now}>
      <main id="main" className="mx-auto max-w-3xl px-4 py-6 sm:px-5">
        {missing.length > 0 ? (
          <EnrolmentClosed missing={missing} />
        ) : (
          <Enrolment
            prescribers={prescribers}
            defaults={{
              region,
              timeZone: actor.clinicTimeZone,
              startsOn: localDateOf(now, actor.clinicTimeZone),
              prescriberId: self?.id ?? "",
            }}
            mayLook={isClinician(actor.role)}
            promise={[`The doctors, nurses and assistants of ${actor.clinicName} read your answers.`, ...PROMISE]}
          />
        )}
      </main>
    </StaffFrame>
  );
}
