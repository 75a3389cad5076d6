import { MESSAGE_LENGTH, NOTE_LENGTH } from "@/contracts/check-in";
import type { FieldIssue } from "@/contracts/problem";
import type { CheckInWords } from "@/messages/check-in";
import { allQuestions, type CheckInQuestions } from "./questions";

/** Text by field: answers as a form sent them, or what is wrong with each. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Why a form came back: what to say on top, where to go, and what to say beside each field. */
export type Trouble = {
  readonly heading: string;
  /** The form was not sent, and yet the clinic knows of item 9. */
  readonly told?: string;
  readonly text?: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly errors: Given;
};

/** The written fields, with what each is called where its trouble is listed and what can be wrong with it. */
const WRITTEN = {
  privateNumber: { name: "item9.number", error: "errors.phone" },
  adherenceNote: { name: "more.adherence-note", error: "errors.too-long", most: NOTE_LENGTH },
  medicineNote: { name: "more.medicine-note", error: "errors.too-long", most: NOTE_LENGTH },
  message: { name: "more.message", error: "errors.too-long", most: MESSAGE_LENGTH },
} as const;

/** A field's name as part of an id: a dot would have to be escaped wherever the id is looked for. */
export function idOf(field: string): string {
  return field.replaceAll(".", "-");
}

/**
 * The refused fields of a form as its page shows them, in its language; what has no place on the page is said on top.
 * @param told item 9 above 0 has been stored all the same, so that the clinic knows of it
 */
export function fieldTrouble(
  issues: readonly FieldIssue[],
  questions: CheckInQuestions,
  { say }: CheckInWords,
  { told = false }: { readonly told?: boolean } = {},
): Trouble {
  const refused = new Set(issues.map(({ path }) => path));
  const asked = allQuestions(questions).map(({ field, label, text, choices }, _, all) => ({
    field: field as string,
    // To the first answer and not to the fieldset: a link must lead to something that takes the focus.
    href: `#${idOf(field)}-${choices[0]?.value ?? ""}`,
    text: all.filter((other) => other.label === label).length > 1 ? text : label,
    error: say("errors.choose"),
  }));
  const written = Object.entries(WRITTEN).map(([field, { name, error, ...rest }]) => ({
    field,
    href: `#${idOf(field)}`,
    text: say(name),
    error: say(error, { most: "most" in rest ? rest.most : 0 }),
  }));
  const found = [...asked, ...written].filter(({ field }) => refused.has(field));
  const elsewhere = found.length === 0;
  return {
    heading: say(elsewhere ? "errors.away-heading" : "errors.heading"),
    told: told ? say("errors.told-anyway") : undefined,
    text: elsewhere ? say("errors.form") : undefined,
    links: found.map(({ href, text }) => ({ href, text })),
    errors: Object.fromEntries(found.map(({ field, error }) => [field, error])),
  };
}
