"use client";

import { useState } from "react";
import { CUMULATIVE_TARGET_MG_PER_KG as USUAL } from "@/clinical/course-regimens";
import { DoubtTick } from "@/components/form/doubt-tick";
import type { ErrorOf } from "@/components/person/error-of";
import { SelectField, TextField } from "@/components/ui/field";
import { DEFAULT_TARGET_MG_PER_KG } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import { doseByWeight } from "./dose-by-weight";
import { Group } from "./group";

type Props = {
  prescribers: { id: string; name: string }[];
  defaults: { startsOn: string; prescriberId: string };
  /** Dose and weight that the form begins with. */
  begun: { mgPerDay: string; weightKg: string };
  doubt: FieldIssue | undefined;
  errorOf: ErrorOf;
};

/** When the course begins, with what, and who answers for it. */
export function CourseGroup({ prescribers, defaults, begun, doubt, errorOf }: Props) {
  const [mgPerDay, setMgPerDay] = useState(begun.mgPerDay);
  const [weightKg, setWeightKg] = useState(begun.weightKg);
  const byWeight = doseByWeight(mgPerDay, weightKg);
  return (
    <Group title="Course">
      <TextField name="startsOn" label="First dose on" type="date" defaultValue={defaults.startsOn} error={errorOf("startsOn")} required />
      <SelectField name="prescriberId" label="Prescriber" defaultValue={defaults.prescriberId} error={errorOf("prescriberId")}>
        <option value="">Choose a prescriber</option>
        {prescribers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        name="weightKg"
        label="Weight, kg"
        hint="Kilograms, not pounds."
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => setWeightKg(event.target.value)}
        error={errorOf("weightKg")}
        required
      />
      <TextField
        name="mgPerDay"
        label="Dose, mg a day"
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => setMgPerDay(event.target.value)}
        error={errorOf("mgPerDay")}
        required
      />
      <p className="text-sm text-ink-2 empty:hidden sm:col-span-2">{doubt ? null : byWeight}</p>
      {doubt && <DoubtTick name="doseMeant" label="Dose and weight are right" asked={doubt} error={errorOf("doseMeant")} />}
      <TextField
        name="targetMgPerKg"
        label="Target over the course, mg/kg"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={DEFAULT_TARGET_MG_PER_KG}
        hint={`${USUAL.from} to ${USUAL.to} are usual.`}
        error={errorOf("targetMgPerKg")}
        required
      />
    </Group>
  );
}
