import { PHQ9_FIELDS } from "@/contracts/check-in";
import type { FieldIssue } from "@/contracts/problem";
import type { CheckInWords } from "@/messages/check-in";

/** Text by field: answers as a form sent them, or what is wrong with each. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Why a form came back: what to say on top, where to go, and what to say beside each field. */
export type Trouble = {
  readonly heading: string;
  readonly text?: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly errors: Given;
};

const QUESTIONS: readonly { readonly field: string; readonly step: string }[] = [
  ...PHQ9_FIELDS.map((field, index) => ({ field, step: String(index + 1) })),
  { field: "phq9.difficulty", step: "difficulty" },
];

/** The refused fields of a form as its page shows them; what has no place on the page is said on top. */
export function fieldTrouble(issues: readonly FieldIssue[], { say }: CheckInWords): Trouble {
  const found = QUESTIONS.flatMap(({ field, step }) => {
    const issue = issues.find(({ path }) => path === field);
    return issue ? [{ field, step, message: issue.message }] : [];
  });
  const elsewhere = found.length === 0;
  return {
    heading: say(elsewhere ? "errors.away.heading" : "errors.heading"),
    text: elsewhere ? say("errors.form") : undefined,
    // To the first answer and not to the fieldset: a link must lead to something that takes the focus.
    links: found.map(({ step }) => ({ href: `#q${step}-0`, text: linkText(step, say) })),
    errors: Object.fromEntries(found.map(({ field, message }) => [field, message])),
  };
}

function linkText(step: string, say: CheckInWords["say"]): string {
  return step === "difficulty" ? say("step.more") : say("form.number", { number: step, total: PHQ9_FIELDS.length });
}
