"use client";

import { useState } from "react";
import { DoubtTick } from "@/components/form/doubt-tick";
import { PatientLinks } from "@/components/form/patient-links";
import type { ErrorOf } from "@/components/person/error-of";
import { TextField } from "@/components/ui/field";
import type { FieldIssue, NamedPatient } from "@/contracts/problem";
import { Group } from "./group";
import { isUnder18, YoungPerson } from "./young-person";

type Props = {
  promise: readonly string[];
  /** The date of birth that the form begins with. */
  bornOn: string;
  doubt: FieldIssue | undefined;
  /** Who has the record number already. */
  taken: readonly NamedPatient[] | undefined;
  errorOf: ErrorOf;
};

/** Who the patient is and how they are reached. */
export function PersonGroup({ promise, bornOn, doubt, taken, errorOf }: Props) {
  const [dateOfBirth, setDateOfBirth] = useState(bornOn);
  return (
    <Group title="Patient">
      <TextField name="name" label="Full name" autoComplete="off" error={errorOf("name")} required />
      <TextField
        name="dateOfBirth"
        label="Date of birth"
        type="date"
        autoComplete="off"
        onChange={(event) => setDateOfBirth(event.target.value)}
        error={errorOf("dateOfBirth")}
        required
      />
      {doubt && <DoubtTick name="anotherPerson" label="This is another person" asked={doubt} error={errorOf("anotherPerson")} />}
      <TextField
        name="recordNumber"
        label="Record number"
        autoComplete="off"
        hint={taken && <PatientLinks named={taken} />}
        error={errorOf("recordNumber")}
        required
      />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="off"
        optional
        hint="Their own, not a parent’s or a shared one. Check-ins come by e-mail only: without it you hand over a code."
        error={errorOf("email")}
      />
      <TextField
        name="phone"
        label="Mobile number"
        type="tel"
        autoComplete="off"
        optional
        hint="For the clinic to call; no messages go there yet."
        error={errorOf("phone")}
      />
      {isUnder18(dateOfBirth) && <YoungPerson promise={promise} error={errorOf("ownsContact")} />}
    </Group>
  );
}
