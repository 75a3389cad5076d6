import { asq, type Instrument, phq9, sideEffects } from "@/clinical/instruments";
import type { CheckInWords } from "@/messages/check-in";

/** Each instrument's lines once: the PHQ-9, its form for teens and the GAD-7 share theirs. */
const LINES = [...new Set([phq9, asq].flatMap(({ licence, loincNotice }: Instrument) => [licence, loincNotice]))].filter(
  (line) => line !== null && line !== sideEffects.licence,
);

/** The lines that the owners of the questions and of LOINC ask to be shown. */
export function Licence({ words }: { readonly words: CheckInWords }) {
  return (
    <details>
      <summary>{words.say("form.licence")}</summary>
      {LINES.map((line) => (
        <p key={line} lang="en">
          {line}
        </p>
      ))}
    </details>
  );
}
