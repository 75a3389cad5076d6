import { phq9 } from "@/clinical/instruments";
import type { CheckInWords } from "@/messages/check-in";

/** The lines that the owners of the PHQ-9 and of LOINC ask to be shown. */
export function Licence({ words }: { readonly words: CheckInWords }) {
  return (
    <footer className="licence">
      <details>
        <summary>{words.say("form.licence")}</summary>
        <p>{phq9.licence}</p>
        <p>{phq9.loincNotice}</p>
      </details>
    </footer>
  );
}
