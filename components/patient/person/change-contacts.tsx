"use client";

import type { Fields } from "@/components/form/merge-fields";
import { ContactFields } from "@/components/person/contact-fields";
import { TextField } from "@/components/ui/field";
import { CHANGED_CONTACT_LABELS, type ChangedContact, CONTACT_FIELDS } from "@/contracts/contacts";
import type { PatientPage } from "@/contracts/patient-page";
import { VersionedDialog } from "./versioned-dialog";

/** Changes whom to reach and where. The e-mail address stays: links already lie in its mailbox. */
export function ChangeContacts({ page }: { page: PatientPage }) {
  const { contacts, patient } = page;
  const words = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, contacts[field] ?? ""]));
  const fields = { ...words, phone: patient.phone ?? "", ownsContact: patient.ownsContact ? "1" : "" };
  return (
    <VersionedDialog
      page={page}
      what="contacts"
      open="Change contacts"
      title="Contacts"
      record="Record the contacts"
      said="Contacts recorded."
      newest={{ version: contacts.version, fields }}
      by={contacts.by}
      sent={({ ownsContact, ...rest }) => (ownsContact === "1" && patient.age < 18 ? { ...rest, ownsContact } : rest)}
      otherwise={otherwise}
    >
      {({ values, onChange, errorOf }) => {
        return (
          <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
            <div className="grid gap-2 sm:col-span-2">
              <TextField
                name="phone"
                label="Patient’s mobile number"
                type="tel"
                autoComplete="off"
                optional
                value={values.phone ?? ""}
                onChange={(event) => onChange({ phone: event.target.value })}
                hint="For the clinic to call; no messages go there yet."
                error={errorOf("phone")}
              />
              {patient.age < 18 && (
                <OwnTick
                  checked={values.ownsContact === "1"}
                  onChange={(ticked) => onChange({ ownsContact: ticked ? "1" : "" })}
                  error={errorOf("ownsContact")}
                />
              )}
            </div>
            <ContactFields errorOf={errorOf} typed={{ values, onChange: (field, value) => onChange({ [field]: value }) }} />
          </div>
        );
      }}
    </VersionedDialog>
  );
}

/** What a colleague recorded in each field that was changed here, too. */
function otherwise(differing: Fields) {
  return Object.entries(differing).map(([field, recorded]) => ({
    label: CHANGED_CONTACT_LABELS[field as ChangedContact],
    recorded: field === "ownsContact" ? (recorded === "1" ? "yes" : "no") : recorded || "nothing",
  }));
}

function OwnTick({ checked, onChange, error }: { checked: boolean; onChange: (ticked: boolean) => void; error: string | undefined }) {
  return (
    <div>
      <label className="flex min-h-8 items-start gap-2">
        <input
          type="checkbox"
          name="ownsContact"
          value="1"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          className="mt-1 size-4 shrink-0 accent-accent"
          {...(error ? { "aria-invalid": true, "aria-describedby": "owns-contact-error" } : {})}
        />
        Address and number are the young person’s own
      </label>
      {error && (
        <p id="owns-contact-error" className="text-sm font-medium text-red">
          {error}
        </p>
      )}
    </div>
  );
}
