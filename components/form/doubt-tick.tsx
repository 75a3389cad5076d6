import { useId } from "react";
import type { Doubt } from "@/contracts/doubts";
import type { FieldIssue } from "@/contracts/problem";
import { PatientLinks } from "./patient-links";

type Tick = { name: Doubt; label: string; asked: FieldIssue; error: string | undefined };

/** What may be a slip, and the tick that says it is none. */
export function DoubtTick({ name, label, asked, error }: Tick) {
  const id = useId();
  return (
    <div className="grid gap-1 rounded-box border border-amber bg-amber-soft px-4 py-2 col-span-full">
      <p id={`${id}-asked`} className="font-medium text-amber">
        {asked.message}.
      </p>
      <PatientLinks named={asked.patients} />
      <div className="flex min-h-8 items-center gap-2">
        <input
          id={id}
          type="checkbox"
          name={name}
          value="1"
          aria-describedby={`${id}-asked`}
          aria-invalid={error === undefined ? undefined : true}
          className="size-4 shrink-0 accent-accent"
        />
        <label htmlFor={id}>{label}</label>
      </div>
    </div>
  );
}
