import { TextareaField, TextField } from "@/components/ui/field";
import { CONTACT_LABELS, CONTACT_LENGTHS, type ContactField } from "@/contracts/contacts";
import type { ErrorOf } from "./error-of";

type Props = {
  errorOf: ErrorOf;
  /** Where the form keeps what is typed; left out, the fields keep it themselves. */
  typed?: { values: Readonly<Record<string, string>>; onChange: (field: string, value: string) => void };
};

/** Home address, GP and emergency contact; all of it may be left empty. */
export function ContactFields({ errorOf, typed }: Props) {
  const field = (name: ContactField) => ({
    name,
    label: CONTACT_LABELS[name],
    maxLength: CONTACT_LENGTHS[name],
    autoComplete: "off",
    optional: true,
    error: errorOf(name),
    ...(typed ? { value: typed.values[name] ?? "", onChange: (event: Typing) => typed.onChange(name, event.target.value) } : {}),
  });
  return (
    <>
      <TextareaField {...field("address")} rows={4} />
      <div className="grid content-start gap-4">
        <TextField {...field("gpName")} />
        <TextField {...field("gpPractice")} />
        <TextField {...field("gpPhone")} type="tel" />
      </div>
      <div className="sm:col-span-2">
        <TextField {...field("emergencyName")} hint="Told only when somebody may be in serious danger." />
      </div>
      <TextField {...field("emergencyRelation")} placeholder="Mother, partner, friend" />
      <TextField {...field("emergencyPhone")} type="tel" />
    </>
  );
}

type Typing = { target: { value: string } };
