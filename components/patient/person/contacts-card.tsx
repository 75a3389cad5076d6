import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "../card";
import { ChangeContacts } from "./change-contacts";
import { PhoneLink } from "./phone-link";

/** Whom to reach and where: the patient's own number, home, GP, and who is told in an emergency. */
export function ContactsCard({ page }: { page: PatientPage }) {
  const { contacts, patient } = page;
  const { gpName, gpPractice, gpPhone, emergencyName, emergencyRelation, emergencyPhone } = contacts;
  return (
    <Card title="Contacts" id="contacts" className="no-print">
      <dl className="mt-2 grid gap-2.5">
        <Contact name="Patient">
          {patient.phone === null ? "no number" : <PhoneLink number={patient.phone} />}
          {patient.phone !== null && !patient.ownsContact && <Line>not confirmed as their own</Line>}
        </Contact>
        <Contact name="Home">
          {contacts.address === null ? "not recorded" : <span className="whitespace-pre-line">{contacts.address}</span>}
        </Contact>
        <Contact name="GP">
          {gpName ?? gpPractice ?? (gpPhone === null ? "not recorded" : null)}
          {gpName !== null && gpPractice !== null && <Line>{gpPractice}</Line>}
          {gpPhone !== null && <PhoneLink number={gpPhone} />}
        </Contact>
        <Contact name="Emergency contact">
          {emergencyName === null ? (
            "not recorded"
          ) : (
            <>
              {emergencyName}
              {emergencyRelation !== null && <span className="text-ink-2">, {emergencyRelation}</span>}
            </>
          )}
          {emergencyPhone !== null && <PhoneLink number={emergencyPhone} />}
        </Contact>
      </dl>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-3">
          {contacts.by === null ? (
            "As recorded at enrolment"
          ) : (
            <>
              <Time value={contacts.at} />, {contacts.by}
            </>
          )}
        </p>
        <ChangeContacts page={page} />
      </div>
    </Card>
  );
}

function Contact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <span className="block text-sm text-ink-2">{children}</span>;
}
